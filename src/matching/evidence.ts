import type { Bag } from './corpus.js';
import { createExplainer, type Explanation, type Query } from './explain.js';
import { KINDS } from './kind.js';
import type { Learnt, Reading } from './knowledge.js';
import { type Logit, logitOf } from './logit.js';
import { rank } from './ranker.js';
import type { WordVectors } from './vectors.js';

/** One intent that may be meant. */
export interface Guess {
  readonly intent: number;
  /** Probability by the linear model. */
  readonly linear: number;
  /** What speaks for it, for choosing among the best few. */
  readonly traits: readonly number[];
  readonly explanation: Explanation;
}

export interface Judged extends Guess {
  /** Probability among all intents after the best few were compared once more. */
  readonly score: number;
}

export interface Evidence {
  readonly query: Query;
  /** Best first. */
  readonly guesses: readonly Judged[];
  /** Further intents, best first, with the linear model's probability. */
  readonly others: readonly { readonly intent: number; readonly score: number }[];
  /** What speaks for and against answering with the best guess. */
  readonly signs: readonly number[];
}

/** How the traits of two guesses are weighed against each other; see `compareGuesses`. */
export type Comparison = Logit | undefined;

export interface Judge {
  readonly guess: (
    reading: Reading,
    bag: Bag,
  ) => { query: Query; guesses: Guess[]; others: Evidence['others'] };
  readonly judge: (reading: Reading, bag: Bag, comparison: Comparison) => Evidence;
}

/** Intents that are looked at closely. */
const CLOSE_LOOK = 5;
const LISTED = 10;
const LEAST = 1e-6;
/** Kinds of which one excludes the other: who asks for a person is not told a date. */
const EXCLUSIVE = ['person', 'time', 'number', 'place', 'reason'].reduce(
  (bits, kind) => bits | (1 << (KINDS as readonly string[]).indexOf(kind)),
  0,
);

export function createJudge(
  { ranker, vocabulary, kinds }: Learnt,
  blocks: Uint8Array,
  vectors: WordVectors | undefined,
): Judge {
  const explainer = createExplainer(vocabulary, vectors);

  const guess: Judge['guess'] = (reading, bag) => {
    const scores = rank({ bag, meaning: reading.meaning }, ranker, blocks);
    const best = topOf(scores, LISTED);
    const query = explainer.read(reading.terms);
    const guesses = best.slice(0, CLOSE_LOOK).map((intent) => {
      const linear = scores[intent] ?? 0;
      const explanation = explainer.explain(query, intent);
      const fit = kindFit(reading.kinds, kinds, intent);
      return { intent, linear, explanation, traits: traitsOf(linear, explanation, fit) };
    });
    const others = best.slice(CLOSE_LOOK).map((intent) => ({ intent, score: scores[intent] ?? 0 }));
    return { query, guesses, others };
  };

  const judge: Judge['judge'] = (reading, bag, comparison) => {
    const { query, guesses, others } = guess(reading, bag);
    const judged = reorder(guesses, comparison);
    return { query, guesses: judged, others, signs: signsOf(reading, query, judged, kinds) };
  };

  return { guess, judge };
}

/** Difference of traits as numbers of a logistic model: positive where the first speaks for itself more. */
export function compareGuesses(a: Guess, b: Guess): number[] {
  return a.traits.map((trait, index) => trait - (b.traits[index] ?? 0));
}

function traitsOf(linear: number, { coverage, nearest, heaviest }: Explanation, fit: number): number[] {
  return [Math.log(linear + LEAST), nearest, coverage, heaviest, fit];
}

/** Shares the probability of the guesses anew among them. */
function reorder(guesses: readonly Guess[], comparison: Comparison): Judged[] {
  const mass = guesses.reduce((sum, { linear }) => sum + linear, 0);
  const [reference] = guesses;
  if (!reference || !comparison) return guesses.map((guess) => ({ ...guess, score: guess.linear }));
  const odds = guesses.map((guess) => {
    const p = Math.min(1 - LEAST, Math.max(LEAST, logitOf(comparison, compareGuesses(guess, reference))));
    return p / (1 - p);
  });
  const sum = odds.reduce((total, value) => total + value, 0) || 1;
  return guesses
    .map((guess, index) => ({ ...guess, score: (mass * (odds[index] ?? 0)) / sum }))
    .sort((a, b) => b.score - a.score);
}

function signsOf(
  reading: Reading,
  query: Query,
  [best, second]: readonly Judged[],
  kinds: Float32Array,
): number[] {
  const score = best?.score ?? 0;
  const runnerUp = second?.score ?? 0;
  const explanation = best?.explanation;
  const coverage = explanation?.coverage ?? 0;
  const fit = best ? kindFit(reading.kinds, kinds, best.intent) : 0;
  const asksForOneKind = (reading.kinds & EXCLUSIVE) !== 0;
  return [
    Math.log((score + LEAST) / (1 - score + LEAST)),
    Math.min(6, Math.log((score + LEAST) / (runnerUp + LEAST))),
    Math.log((best?.linear ?? 0) + LEAST),
    coverage,
    coverage * coverage,
    explanation?.heaviest ?? 1,
    Math.min(3, explanation?.missing ?? 3),
    explanation?.nearest ?? 0,
    query.known,
    query.strangest,
    asksForOneKind ? fit : 0.5,
    asksForOneKind && fit === 0 ? 1 : 0,
    Math.min(2, explanation?.foreignNumbers ?? 0),
    Math.log1p(query.total),
    coverage * score,
  ];
}

/** Share of the intent's utterances that ask for one of the kinds that the question asks for; 0.5 where it asks for none. */
function kindFit(asked: number, kinds: Float32Array, intent: number): number {
  if (asked === 0) return 0.5;
  let most = 0;
  for (let k = 0; k < KINDS.length; k++) {
    if ((asked >> k) & 1) most = Math.max(most, kinds[intent * KINDS.length + k] ?? 0);
  }
  return most;
}

function topOf(scores: Float32Array, count: number): number[] {
  const top: number[] = [];
  for (let c = 0; c < scores.length; c++) {
    const score = scores[c] ?? 0;
    if (top.length === count && score <= (scores[top[count - 1] ?? 0] ?? 0)) continue;
    let place = top.length;
    while (place > 0 && score > (scores[top[place - 1] ?? 0] ?? 0)) place--;
    top.splice(place, 0, c);
    if (top.length > count) top.pop();
  }
  return top;
}
