import type { Bot } from '../src/bot.js';
import { createBot } from '../src/create-bot.js';
import { type Folder, readFolder } from '../src/knowledge/folder.js';
import { createKnowledge, type Knowledge } from '../src/knowledge/knowledge.js';
import { formatProblem, type Problem } from '../src/knowledge/problem.js';
import { createCache } from './cache.js';
import type { Config } from './config.js';
import { createMemo, type Memo } from './learn.js';
import { loadBeside } from './load.js';
import { keepHeapSmall } from './shared/small-heap.js';
import { StartError } from './shared/start-error.js';
import { train, trainBeside } from './train.js';

export interface OpenedBot {
  readonly bot: Bot;
  /** The knowledge at the start. */
  readonly knowledge: Knowledge;
  /** What an operator should know of the start, one sentence each. */
  readonly notes: readonly string[];
  /** Learns from another knowledge and lets the same bot go on with it; conversations stay. */
  replace(knowledge: Knowledge): Promise<void>;
}

/**
 * Loads the knowledge, learns from it (or reads what was learnt before) and gives the bot.
 *
 * @throws StartError with all problems where the knowledge is broken; nothing half-loaded ever answers.
 */
export async function openBot({
  knowledgeFolder,
  cacheFolder,
}: Pick<Config, 'knowledgeFolder' | 'cacheFolder'>): Promise<OpenedBot> {
  const memo = createMemo(createCache(cacheFolder));
  const reading = await readFolder(knowledgeFolder);
  if (!reading.ok) throw brokenKnowledge(reading.problems);
  const knowledge = await understand(reading.folder, memo);
  const bot = createBot(await memo.content(knowledge, train));
  return {
    bot,
    knowledge,
    notes: memo.keepsAll()
      ? []
      : [
          `What was learnt could not be kept in ${cacheFolder}, so that each start takes seconds longer: make that folder writable, or name another one with CACHE_DIR.`,
        ],
    replace: async (next) => bot.replace(await memo.content(next, trainBeside)),
  };
}

async function understand(folder: Folder, memo: Memo): Promise<Knowledge> {
  const known = await memo.knowledge(folder.hash);
  if (known !== null) return createKnowledge(known);
  // What learns is read from disk meanwhile, and has several times the memory of a bot that answers.
  keepHeapSmall();
  const [loaded] = await Promise.all([loadBeside(folder), import('../src/matching/train.js')]);
  if (!loaded.ok) throw brokenKnowledge(loaded.problems);
  await memo.keep(folder.hash, loaded.bytes);
  return loaded.knowledge;
}

/** All problems, a line each, and what to do. */
export function brokenKnowledge(problems: readonly Problem[]): StartError {
  const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
  return new StartError(
    [
      ...problems.map(formatProblem),
      `The knowledge has ${count}, so the bot does not start: mend what is named above and start again.`,
    ].join('\n'),
  );
}
