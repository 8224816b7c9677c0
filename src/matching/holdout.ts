import type { FeatureSet, Inputs } from './corpus.js';
import { createScout, type Seen, type Sighting } from './evidence.js';
import { createExplainer } from './explain.js';
import { inputsOf, learnWordings, type ReaderTools, type ReadIntent } from './knowledge.js';
import { mix, seededRandom, shuffledPlaces } from './random.js';
import type { Ranker } from './ranker.js';
import { swapSubject, wordsOfGroups } from './swap.js';
import { readingOf, type Utterances } from './utterances.js';

/** Where a question that a matcher is tried with comes from. */
export type Origin =
  | 'inScope'
  /** Of an intent that the matcher never saw. */
  | 'heldOut'
  /** In scope but for one word, see `swapSubject`. */
  | 'swapped'
  | 'background';

/** A question whose right intent is known, and what a matcher saw in it that had not learnt from it. */
export interface Trial {
  readonly sighting: Sighting;
  /** Number of the right intent; -1 for out of scope. */
  readonly truth: number;
  readonly origin: Origin;
  /** True where answering with this intent is no false answer though it is not the right one: it is of the same group. */
  readonly harmless: (intent: number) => boolean;
}

/** Questions that are looked at; more make the thresholds hardly steadier. */
const MOST_QUESTIONS = 1200;
/** One part in so many is held out in a round. Larger parts would judge by a matcher that knows too little. */
export const PARTS = 6;
/**
 * What is held out, asked and swapped depends on the hash of each question alone: a question more or less leaves the others
 * where they are. One salt for each choice.
 */
const SALTS = Object.freeze({
  intents: 9,
  utterances: 10,
  background: 11,
  asked: 12,
  swapped: 13,
  outside: 14,
});

/** What is held out of one round, and what is left. */
export interface Round {
  /** An intent that is held out stays in its place, so that the numbers of the others are the same. */
  readonly kept: readonly ReadIntent[];
  readonly learntOutside: Int32Array;
  readonly inside: readonly Question[];
  readonly outside: readonly Question[];
}

interface Question {
  readonly utterance: number;
  readonly truth: number;
  readonly origin: Origin;
  readonly group: string | undefined;
}

/** What can be held out: intents, and the numbers of utterances known to be out of scope. */
export interface Known {
  readonly intents: readonly ReadIntent[];
  readonly background: Int32Array;
}

/** Holds out part of the questions, and some intents as a whole, another part in each round. */
export function takeOut(known: Known, { keys }: Utterances, rounds: number): Round[] {
  return Array.from({ length: rounds }, (_, round) => takeOutOnce(known, keys, round));
}

/** What is needed to ask what was held out. */
export interface TryOutInput {
  readonly rounds: readonly Round[];
  /** One for each round, that never saw what was held out. */
  readonly rankers: readonly (Ranker | Promise<Ranker>)[];
  readonly utterances: Utterances;
  readonly features: FeatureSet;
  readonly inputs: Inputs;
  readonly tools: ReaderTools;
}

/** Asks each matcher what was held out of it, and questions about something else. */
export async function tryOut({ rounds, rankers, ...rest }: TryOutInput): Promise<Trial[]> {
  const trials: Trial[] = [];
  const most = Math.round(MOST_QUESTIONS / rounds.length / 5);
  for (const [number, round] of rounds.entries()) {
    trials.push(...(await tryOnce(round, rankers[number] as Ranker | Promise<Ranker>, most, rest)));
  }
  return trials;
}

async function tryOnce(
  { kept, inside, outside }: Round,
  ranker: Ranker | Promise<Ranker>,
  most: number,
  { utterances, features, inputs, tools }: Omit<TryOutInput, 'rounds' | 'rankers'>,
): Promise<Trial[]> {
  const wordings = learnWordings(kept, utterances, tools.vectors);
  const known = new Set(wordings.vocabulary.keys);
  const borrowed = wordsOfGroups(kept, utterances);
  const asSeen = ({ utterance, ...rest }: Question) => ({
    ...rest,
    seen: { reading: readingOf(utterances, utterance), inputs, number: utterance } satisfies Seen,
  });
  const questions = [
    ...sample(inside, utterances, 2 * most, SALTS.asked).map(asSeen),
    ...sample(inside, utterances, most, SALTS.swapped).flatMap(({ utterance }) => {
      const original = readingOf(utterances, utterance);
      const random = seededRandom(original.key);
      const swapped = swapSubject(original, tools, (key) => known.has(key), borrowed, random);
      if (!swapped) return [];
      const { reading, group } = swapped;
      const seen = { reading, inputs: inputsOf(reading, tools, features), number: 0 };
      return { seen, truth: -1, origin: 'swapped' as const, group };
    }),
    ...sample(outside, utterances, 2 * most, SALTS.outside).map(asSeen),
  ];
  const explainer = createExplainer(wordings.vocabulary, tools.vectors);
  // Their words are compared with the vocabulary beside the training: the second time that takes a third as long.
  for (const { seen } of questions) explainer.read(seen.reading.terms);
  const { look } = createScout({ ranker: await ranker, kinds: wordings.kinds }, features, explainer);
  return questions.map(({ seen, truth, origin, group }) => ({
    sighting: look(seen),
    truth,
    origin,
    harmless: (intent) => group !== undefined && kept[intent]?.group === group,
  }));
}

function takeOutOnce({ intents, background }: Known, keys: Uint32Array, round: number): Round {
  const isHeldOut = ({ utterances: [first] }: ReadIntent): boolean =>
    first !== undefined && mix(keys[first] as number, SALTS.intents) % PARTS === round;
  // Half of what is known to be out of scope is learnt from, the other half asked.
  const isAsked = (utterance: number): boolean =>
    mix(keys[utterance] as number, SALTS.background) % 2 === round % 2;
  const inside: Question[] = [];
  const outside: Question[] = Array.from(background.filter(isAsked), (utterance) => ({
    utterance,
    truth: -1,
    origin: 'background',
    group: undefined,
  }));
  const kept = intents.map((intent, number): ReadIntent => {
    const { utterances, group } = intent;
    if (isHeldOut(intent)) {
      for (const utterance of utterances) outside.push({ utterance, truth: -1, origin: 'heldOut', group });
      return { ...intent, utterances: new Int32Array(0), answer: [] };
    }
    const asked = placesHeldOut(utterances, keys, round);
    for (const [place, utterance] of utterances.entries()) {
      if (asked.has(place)) inside.push({ utterance, truth: number, origin: 'inScope', group });
    }
    return { ...intent, utterances: utterances.filter((_, place) => !asked.has(place)) };
  });
  return { kept, learntOutside: background.filter((one) => !isAsked(one)), inside, outside };
}

/** Which utterances of an intent are held out in a round: the same share of each intent, and never its only one. */
function placesHeldOut(utterances: Int32Array, keys: Uint32Array, round: number): ReadonlySet<number> {
  const own = Uint32Array.from(utterances, (utterance) => keys[utterance] as number);
  const [first] = own;
  if (first === undefined || own.length < 2) return new Set();
  const offset = mix(first, SALTS.utterances) % PARTS;
  const held = shuffledPlaces(own, SALTS.utterances).filter((_, rank) => (rank + offset) % PARTS === round);
  return new Set(held);
}

function sample(list: readonly Question[], { keys }: Utterances, most: number, salt: number): Question[] {
  if (list.length <= most) return [...list];
  const places = shuffledPlaces(
    Uint32Array.from(list, ({ utterance }) => keys[utterance] as number),
    salt,
  );
  return Array.from(places.subarray(0, most), (place) => list[place] as Question);
}
