import type { FeatureSet, Inputs } from './corpus.js';
import type { Explainer, Explanation, NumbersAssumed, Query } from './explain.js';
import { KINDS } from './kind.js';
import type { Learnt, Reading } from './knowledge.js';
import { type Logit, logitOf } from './logit.js';
import { rank } from './ranker.js';

/** One intent that may be meant. */
export interface Guess {
  readonly intent: number;
  /** Probability by the linear model. */
  readonly linear: number;
  /** What speaks for it, for choosing among the best few. */
  readonly traits: readonly number[];
  readonly explanation: Explanation;
  /** Share of its utterances that ask for the kind of thing that the question asks for; 0.5 where nothing tells. */
  readonly fit: number;
}

/** What is seen in a question before the best few intents are compared. */
export interface Sighting {
  readonly query: Query;
  /** Kinds that the question asks for, as bits. */
  readonly kinds: number;
  readonly guesses: readonly Guess[];
  /** Probability that it is out of scope, by the linear model; undefined where that learnt none such. */
  readonly outside: number | undefined;
  /** Further intents, best first, with the linear model's probability. */
  readonly others: readonly { readonly intent: number; readonly score: number }[];
}

export interface Judged extends Guess {
  /** Probability among all intents after the best few were compared once more. */
  readonly score: number;
}

export interface Evidence extends Sighting {
  /** Best first. */
  readonly guesses: readonly Judged[];
  /** What speaks for and against answering with the best guess. */
  readonly signs: readonly number[];
}

/** Intents that are looked at closely. */
const CLOSE_LOOK = 5;
const LISTED = 10;
const LEAST = 1e-6;
/** Share of an intent's utterances that ask for a kind of thing, from which on that is what it is about. */
const ASKS_FOR = 0.25;
/** Kinds of which one excludes the other: who asks for a person is not told a date. */
const EXCLUSIVE = ['person', 'time', 'number', 'place', 'reason'].reduce(
  (bits, kind) => bits | (1 << (KINDS as readonly string[]).indexOf(kind)),
  0,
);

/** What is seen of one intent in a question, whether or not it is among the best. */
export interface Trait {
  /** 0 to 1: probability by the linear model. */
  readonly linear: number;
  /** 0 to 1: share of the informative words of the question that the intent explains. */
  readonly coverage: number;
  /** 0 to 1: likeness of its nearest utterance. */
  readonly nearest: number;
  /** Weight of the most informative word that it does not explain; 0 where there is none. */
  readonly heaviest: number;
  /** 0 to 1: share of its utterances that ask for the kind of thing that the question asks for; 0.5 where nothing tells. */
  readonly fit: number;
}

/** A question, and where the linear model finds it. */
export interface Seen {
  readonly reading: Reading;
  readonly inputs: Inputs;
  /** Its number among the inputs. */
  readonly number: number;
}

/** Looks at questions. */
export interface Scout {
  /** Looks closely at the likeliest intents. */
  readonly look: (seen: Seen) => Sighting;
  /** Looks at the intents with those numbers, in their order. */
  readonly examine: (seen: Seen, intents: readonly number[]) => Trait[];
}

/** Looks with what was learnt. */
export function createScout(
  { ranker, kinds }: Pick<Learnt, 'ranker' | 'kinds'>,
  { blocks }: Pick<FeatureSet, 'blocks'>,
  { read, explain }: Explainer,
): Scout {
  const intents = kinds.length / KINDS.length;
  return {
    look: ({ reading, inputs, number }) => {
      const live = read(reading.terms);
      const scores = rank(inputs, number, ranker, blocks);
      const best = topOf(scores.subarray(0, intents), LISTED);
      const guesses = best.slice(0, CLOSE_LOOK).map((intent) => {
        const linear = scores[intent] ?? 0;
        const explanation = explain(live, intent, assumedNumbers(kinds, intent));
        const fit = kindFit(reading.kinds, kinds, intent);
        return { intent, linear, explanation, fit, traits: traitsOf(linear, explanation, fit) };
      });
      const others = best.slice(CLOSE_LOOK).map((intent) => ({ intent, score: scores[intent] ?? 0 }));
      const { terms, numbers, weights, total, known, strangest } = live;
      const query = { terms, numbers, weights, total, known, strangest };
      return { query, kinds: reading.kinds, guesses, outside: scores[intents], others };
    },
    examine: ({ reading, inputs, number }, chosen) => {
      const live = read(reading.terms);
      const scores = rank(inputs, number, ranker, blocks);
      return chosen.map((intent) => {
        const { coverage, nearest, heaviest } = explain(live, intent, assumedNumbers(kinds, intent));
        const fit = kindFit(reading.kinds, kinds, intent);
        return { linear: scores[intent] ?? 0, coverage, nearest, heaviest, fit };
      });
    },
  };
}

/** Weighs the best few intents against each other, and sums up what speaks for answering. */
export function weighUp(sighting: Sighting, comparison: Logit | undefined): Evidence {
  const guesses = reorder(sighting.guesses, comparison);
  return { ...sighting, guesses, signs: signsOf(sighting, guesses) };
}

/** Difference of traits as numbers of a logistic model: positive where the first speaks for itself more. */
export function compareGuesses(a: Guess, b: Guess): number[] {
  return a.traits.map((trait, index) => trait - (b.traits[index] ?? 0));
}

function traitsOf(linear: number, { coverage, nearest, heaviest }: Explanation, fit: number): number[] {
  return [Math.log(linear + LEAST), nearest, coverage, heaviest, fit];
}

/** Shares the probability of the guesses anew among them. */
function reorder(guesses: readonly Guess[], comparison: Logit | undefined): Judged[] {
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

function signsOf({ query, kinds, outside }: Sighting, [best, second]: readonly Judged[]): number[] {
  const score = best?.score ?? 0;
  const runnerUp = second?.score ?? 0;
  const explanation = best?.explanation;
  const coverage = explanation?.coverage ?? 0;
  const fit = best?.fit ?? 0;
  const asksForOneKind = (kinds & EXCLUSIVE) !== 0;
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
    outside === undefined ? 0 : Math.log(((best?.linear ?? 0) + LEAST) / (outside + LEAST)),
  ];
}

/** Which numbers in a question are what its asker assumes, and the answer puts right: "was the chair set up in 1995?". */
function assumedNumbers(kinds: Float32Array, intent: number): NumbersAssumed {
  const share = (kind: (typeof KINDS)[number]): number =>
    kinds[intent * KINDS.length + KINDS.indexOf(kind)] ?? 0;
  return { years: share('time') >= ASKS_FOR, counts: share('number') >= ASKS_FOR };
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
