import type { Bot } from '../src/bot.js';
import type { Knowledge, KnowledgeData } from '../src/knowledge/knowledge.js';
import { loadKnowledge } from '../src/knowledge/load.js';
import { formatProblem, type Problem } from '../src/knowledge/problem.js';
import type { Config } from './config.js';
import { StartError } from './shared/start-error.js';

export interface OpenedBot {
  readonly bot: Bot;
  /** The knowledge at the start. */
  readonly knowledge: Knowledge;
  /** Learns from another knowledge and lets the same bot go on with it; conversations stay. */
  replace(knowledge: Knowledge, data: KnowledgeData): Promise<void>;
}

/**
 * Loads the knowledge, learns from it (or reads what was learnt before) and gives the bot.
 *
 * @throws StartError with all problems where the knowledge is broken; nothing half-loaded ever answers.
 */
export async function openBot({
  knowledgeFolder,
}: Pick<Config, 'knowledgeFolder' | 'cacheFolder'>): Promise<OpenedBot> {
  const loaded = await loadKnowledge(knowledgeFolder);
  if (!loaded.ok) throw brokenKnowledge(loaded.problems);
  throw new Error('to be wired');
}

function brokenKnowledge(problems: readonly Problem[]): StartError {
  return new StartError(
    [
      ...problems.map(formatProblem),
      `The knowledge has ${problems.length === 1 ? 'a problem' : `${problems.length} problems`}, so the bot does not start: mend what is named above and start again.`,
    ].join('\n'),
  );
}
