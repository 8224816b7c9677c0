import { isAbsolute, join, relative, resolve } from 'node:path';
import { type Drafts, questionsOf } from '../../src/knowledge/draft.js';
import { readFolder } from '../../src/knowledge/folder.js';
import { checkStoredSchemas } from '../../src/knowledge/json-schema.js';
import { createKnowledge } from '../../src/knowledge/knowledge.js';
import { latestToday } from '../../src/knowledge/load.js';
import { parseFolder } from '../../src/knowledge/parse.js';
import { formatProblem, type Problem, sortProblems } from '../../src/knowledge/problem.js';
import { checkExpectations, findQuestionFiles, loadQuestionFiles } from '../../src/knowledge/questions.js';
import { checkQuotes, countQuotes } from '../../src/knowledge/quotes.js';
import { type Classify, checkReach } from '../../src/knowledge/reach.js';
import type { Matcher } from '../../src/matching/matcher.js';
import { createCache } from '../cache.js';
import { callerFolder, environment, readFolders } from '../config.js';
import { createMemo } from '../learn.js';
import { projectRoot } from '../project.js';
import { train } from '../train.js';
import { createProgram, EXIT, isStarted, type Output, runProgram, systemOutput } from './program.js';

export interface CheckSurroundings {
  readonly output: Output;
  /** The newest day that counts as past, as YYYY-MM-DD. */
  readonly today: string;
}

/**
 * `npm run knowledge:check`: tells all that is wrong with a knowledge folder.
 *
 * @returns the exit status: 0 where it is sound, 1 where it is not, 2 for an option that does not exist.
 */
export async function runCheck(argv: readonly string[], surroundings: CheckSurroundings): Promise<number> {
  const { output, today } = surroundings;
  const program = createProgram(
    'npm run knowledge:check --',
    'Checks the knowledge: every problem with its file, its line, what was expected and what stands there.',
    output,
  )
    .option(
      '--knowledge <folder>',
      'the knowledge folder (default: KNOWLEDGE_DIR, else the one of the project)',
    )
    .option('--sources <folder>', 'the texts of the sources, <source-id>.md, to compare every quote with')
    .option('--json', 'print one JSON object');
  return runProgram(
    program,
    async () => {
      const options = program.opts<{ knowledge?: string; sources?: string; json?: true }>();
      const here = callerFolder(environment());
      const folders = readFolders(options.knowledge);
      const sources = options.sources === undefined ? undefined : resolve(here, options.sources);
      const result = await checkFolder(folders, sources, today);
      const problems = result.problems.map((problem) => ({ ...problem, file: nearPath(here, problem.file) }));
      const sound = problems.length === 0;
      if (options.json) output.stdout(`${JSON.stringify({ sound, problems, checked: result.checked })}\n`);
      else if (sound) output.stdout(`The knowledge is sound: ${describe(result.checked)}.\n`);
      else
        output.stdout(`${problems.map(formatProblem).join('\n')}\n\n${count(problems.length, 'problem')}.\n`);
      return sound ? EXIT.ok : EXIT.failed;
    },
    argv,
  );
}

interface Checked {
  readonly languages: number;
  readonly entries: number;
  readonly gaps: number;
  readonly encouragements: number;
  readonly questions: number;
  readonly sources: number;
  /** Null where no texts were given to compare them with. */
  readonly quotes: number | null;
  readonly regressionQuestions: number;
  readonly regressionConversations: number;
}

async function checkFolder(
  { knowledgeFolder: dir, cacheFolder }: ReturnType<typeof readFolders>,
  sourcesDir: string | undefined,
  today: string,
): Promise<{ problems: readonly Problem[]; checked: Checked | null }> {
  const reading = await readFolder(dir);
  if (!reading.ok) return { problems: reading.problems, checked: null };
  const { drafts, data, problems: found } = parseFolder(reading.folder, today);
  const problems = [...found];
  if (sourcesDir !== undefined) problems.push(...(await checkQuotes(drafts, sourcesDir)));
  if (dir === join(projectRoot, 'knowledge'))
    problems.push(...(await checkStoredSchemas(join(dir, 'schema'))));
  const regression = await loadQuestionFiles(await findQuestionFiles(dir));
  if (!regression.ok) problems.push(...regression.problems);
  if (data !== null) {
    const knowledge = createKnowledge(data);
    if (regression.ok) problems.push(...checkExpectations(regression, knowledge));
    // What is learnt for the check is what the next start needs.
    const { matchers } = await createMemo(createCache(cacheFolder)).content(knowledge, train);
    for (const draft of drafts.languages) {
      const matcher = matchers.get(draft.value.language);
      if (matcher !== undefined) problems.push(...checkReach(draft, classifyBy(matcher)));
    }
  }
  const { questions, conversations } = regression.ok ? regression : { questions: [], conversations: [] };
  return {
    problems: sortProblems(problems),
    checked: {
      ...countParts(drafts),
      quotes: sourcesDir === undefined ? null : countQuotes(drafts),
      regressionQuestions: questions.length,
      regressionConversations: conversations.length,
    },
  };
}

function countParts({ languages, sources }: Drafts) {
  const [first] = languages;
  return {
    languages: languages.length,
    entries: first?.value.entries.length ?? 0,
    gaps: first?.value.gaps.length ?? 0,
    encouragements: first?.value.encouragements.length ?? 0,
    questions: languages.reduce((sum, draft) => sum + questionsOf(draft).length, 0),
    sources: sources?.value.sources.length ?? 0,
  };
}

function describe(checked: Checked | null): string {
  if (checked === null) return 'nothing was checked';
  return [
    count(checked.languages, 'language'),
    count(checked.entries, 'entry', 'entries'),
    count(checked.gaps, 'gap'),
    count(checked.encouragements, 'numbered encouragement'),
    count(checked.questions, 'question'),
    count(checked.sources, 'source'),
    checked.quotes === null
      ? 'quotes not compared (name the texts with --sources)'
      : `${count(checked.quotes, 'quote')} compared`,
    count(checked.regressionQuestions, 'regression question'),
    count(checked.regressionConversations, 'regression conversation'),
  ].join(', ');
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** The path as short as it can be clicked: relative to where the command was called, unless that leads upwards. */
function nearPath(from: string, file: string): string {
  if (!isAbsolute(file)) return file;
  const path = relative(from, file);
  return path === '' || path.startsWith('..') ? file : path;
}

function classifyBy({ match }: Matcher): Classify {
  return (question) => {
    const { candidates, decision } = match(question);
    const [best, next] = candidates;
    return {
      id: decision === 'reject' ? null : (best?.id ?? null),
      sure: decision === 'accept',
      confidence: best?.score ?? 0,
      ...(next === undefined ? {} : { runnerUp: { id: next.id, confidence: next.score } }),
    };
  };
}

if (isStarted(import.meta.filename)) {
  process.exitCode = await runCheck(process.argv.slice(2), {
    output: systemOutput,
    today: latestToday(),
  });
}
