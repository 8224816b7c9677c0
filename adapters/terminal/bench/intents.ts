import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Intent, Match } from '../../../src/matching/intent.js';
import { createMatcher, type Matcher } from '../../../src/matching/matcher.js';
import { seededRandom } from '../../../src/matching/random.js';
import { type TrainOptions, trainMatcher } from '../../../src/matching/train.js';

export interface IntentBenchmarkOptions {
  /** Folder with `train.tsv`, and `validation.tsv` unless `test` is given: header `question<TAB>intent`. */
  readonly folder: string;
  /** Another file of questions. */
  readonly test?: string;
  /** Only the first so many phrases of each intent are learnt from. */
  readonly shots?: number;
  readonly json?: boolean;
}

/** What one variant of the matcher reaches; shares are 0 to 1. */
export interface IntentScores {
  readonly variant: string;
  readonly accuracy: number;
  readonly accuracyWithTypos: number;
  readonly topThree: number;
  /** At the matcher's own decision. `asked` counts questions asked back of which the best three hold the right intent. */
  readonly own: OperatingPoint;
  readonly ownWithTypos: OperatingPoint;
  /** In scope right where the threshold is put so that this share of the questions out of scope is declined. */
  readonly curve: readonly { readonly recall: number; readonly inScopeRight: number }[];
  readonly buildMs: number;
  readonly medianMs: number;
  readonly p99Ms: number;
  readonly memoryMb: number;
}

export interface OperatingPoint {
  readonly inScopeRight: number;
  readonly inScopeWrong: number;
  readonly inScopeAsked: number;
  readonly outOfScopeRecall: number;
  readonly outOfScopeAsked: number;
}

interface Row {
  readonly question: string;
  readonly intent: string;
}

const OUT_OF_SCOPE = 'none';
const RECALLS = [0.5, 0.65, 0.8, 0.9, 0.96];
const TYPO_SEED = 77;
const VARIANTS: readonly { readonly variant: string; readonly options: TrainOptions }[] = [
  { variant: 'product', options: {} },
  { variant: 'without Fuse.js', options: { useFuse: false } },
  { variant: 'without word vectors', options: { useVectors: false } },
];

/** Builds the product's matcher from a folder of intent data and measures it; nothing is tuned by hand. */
export async function runIntentBenchmark(
  options: IntentBenchmarkOptions,
  write: (text: string) => void,
): Promise<void> {
  const { folder, shots, test = join(folder, 'validation.tsv'), json = false } = options;
  const intents = toIntents(readRows(join(folder, 'train.tsv')), shots);
  const rows = readRows(test);
  const scores: IntentScores[] = [];
  for (const { variant, options: trainOptions } of VARIANTS) {
    scores.push(await measure(variant, intents, rows, trainOptions));
  }
  write(
    json ? `${JSON.stringify({ intents: intents.length, questions: rows.length, scores })}\n` : table(scores),
  );
}

/** One character edit in one word: left out, doubled, swapped with its neighbour or replaced. */
export function withTypo(question: string, random: () => number): string {
  const words = [...question.matchAll(/\p{L}{3,}/gu)];
  const word = words[Math.floor(random() * words.length)];
  if (!word) return question;
  const at = word.index + Math.floor(random() * word[0].length);
  const before = question.slice(0, at);
  const letter = question[at] ?? '';
  const after = question.slice(at + 1);
  switch (Math.floor(random() * 4)) {
    case 0:
      return before + after;
    case 1:
      return before + letter + letter + after;
    case 2:
      return before + after.slice(0, 1) + letter + after.slice(1);
    default:
      return before + String.fromCharCode(97 + Math.floor(random() * 26)) + after;
  }
}

function readRows(path: string): Row[] {
  if (!existsSync(path)) throw new Error(`Expected a file of questions at ${path}, found none.`);
  return readFileSync(path, 'utf8')
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'))
    .flatMap(([question, intent]) => (question && intent ? [{ question, intent: intent.trim() }] : []));
}

function toIntents(rows: readonly Row[], shots = Number.POSITIVE_INFINITY): Intent[] {
  const utterances = new Map<string, string[]>();
  for (const { question, intent } of rows) {
    if (intent === OUT_OF_SCOPE) continue;
    const list = utterances.get(intent) ?? [];
    if (list.length < shots) utterances.set(intent, [...list, question]);
  }
  return [...utterances].map(([id, list]) => ({ id, utterances: list }));
}

interface Asked extends Row {
  readonly match: Match;
}

async function measure(
  variant: string,
  intents: Intent[],
  rows: Row[],
  options: TrainOptions,
): Promise<IntentScores> {
  const start = performance.now();
  const matcher = createMatcher(await trainMatcher(intents, options));
  const buildMs = performance.now() - start;
  const times: number[] = [];
  const asked = ask(matcher, rows, times);
  const random = seededRandom(TYPO_SEED);
  const typed = ask(
    matcher,
    rows.map((row) => ({ ...row, question: withTypo(row.question, random) })),
    times,
  );
  times.sort((a, b) => a - b);
  return {
    variant,
    accuracy: share(asked.filter(isInScope), isRight),
    accuracyWithTypos: share(typed.filter(isInScope), isRight),
    topThree: share(asked.filter(isInScope), isAmongThree),
    own: operatingPoint(asked),
    ownWithTypos: operatingPoint(typed),
    curve: curve(asked),
    buildMs,
    medianMs: times[Math.floor(times.length / 2)] ?? 0,
    p99Ms: times[Math.floor(times.length * 0.99)] ?? 0,
    memoryMb: process.memoryUsage().rss / 2 ** 20,
  };
}

function ask(matcher: Matcher, rows: readonly Row[], times: number[]): Asked[] {
  return rows.map((row) => {
    const start = performance.now();
    const match = matcher.match(row.question);
    times.push(performance.now() - start);
    return { ...row, match };
  });
}

const isInScope = ({ intent }: Asked): boolean => intent !== OUT_OF_SCOPE;
const isRight = ({ intent, match }: Asked): boolean => match.candidates[0]?.id === intent;
const isAmongThree = ({ intent, match }: Asked): boolean =>
  match.candidates.slice(0, 3).some(({ id }) => id === intent);
const isAnswered = ({ match }: Asked): boolean => match.decision === 'accept';

function operatingPoint(asked: readonly Asked[]): OperatingPoint {
  const inside = asked.filter(isInScope);
  const outside = asked.filter((one) => !isInScope(one));
  const isClarified = ({ match }: Asked): boolean => match.decision === 'clarify';
  return {
    inScopeRight: share(inside, (one) => isAnswered(one) && isRight(one)),
    inScopeWrong: share(inside, (one) => isAnswered(one) && !isRight(one)),
    inScopeAsked: share(inside, (one) => isClarified(one) && isAmongThree(one)),
    outOfScopeRecall: share(outside, (one) => !isAnswered(one)),
    outOfScopeAsked: share(outside, isClarified),
  };
}

function curve(asked: readonly Asked[]): IntentScores['curve'] {
  const outside = asked.filter((one) => !isInScope(one)).map(({ match }) => match.confidence);
  if (outside.length === 0) return [];
  outside.sort((a, b) => a - b);
  return RECALLS.map((recall) => {
    const threshold = outside[Math.ceil(recall * outside.length) - 1] ?? 0;
    const answered = (one: Asked): boolean => isRight(one) && one.match.confidence > threshold;
    return { recall, inScopeRight: share(asked.filter(isInScope), answered) };
  });
}

function share<T>(list: readonly T[], holds: (item: T) => boolean): number {
  return list.length === 0 ? Number.NaN : list.filter(holds).length / list.length;
}

function table(scores: readonly IntentScores[]): string {
  const percent = (value: number): string => (Number.isNaN(value) ? 'none' : (value * 100).toFixed(1));
  const point = (own: OperatingPoint): string =>
    `in scope right ${percent(own.inScopeRight)}, wrong ${percent(own.inScopeWrong)}, asked back well ${percent(own.inScopeAsked)}; ` +
    `out of scope declined or asked back ${percent(own.outOfScopeRecall)}, asked back ${percent(own.outOfScopeAsked)}`;
  return scores
    .map(({ variant, curve: points, ...s }) =>
      [
        `${variant}`,
        `  accuracy ${percent(s.accuracy)}   with typos ${percent(s.accuracyWithTypos)}   among the best three ${percent(s.topThree)}`,
        `  own decision: ${point(s.own)}`,
        `  with typos:   ${point(s.ownWithTypos)}`,
        ...(points.length > 0
          ? [
              `  in scope right at out-of-scope recall: ${points.map((p) => `${percent(p.recall)}: ${percent(p.inScopeRight)}`).join('   ')}`,
            ]
          : []),
        `  build ${s.buildMs.toFixed(0)} ms   median ${s.medianMs.toFixed(2)} ms   99th percentile ${s.p99Ms.toFixed(2)} ms   memory ${s.memoryMb.toFixed(0)} MB`,
        '',
      ].join('\n'),
    )
    .join('\n');
}
