import type { FeatureSet, Inputs } from './corpus.js';
import { createScout, type Seen, type Sighting } from './evidence.js';
import { createExplainer } from './explain.js';
import {
  inputsOf,
  learnWordings,
  lessonOf,
  type ReaderTools,
  type ReadIntent,
  type Utterance,
} from './knowledge.js';
import { mix, seededRandom, shuffledPlaces } from './random.js';
import type { Lesson, Ranker } from './ranker.js';
import { swapSubject, wordsOfGroups } from './swap.js';
import type { TrainingPlan } from './training.js';

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

export interface HoldOutInput {
  readonly intents: readonly ReadIntent[];
  /** Utterances known to be out of scope. */
  readonly background: readonly Utterance[];
  readonly features: FeatureSet;
  readonly inputs: Inputs;
  readonly tools: ReaderTools;
  readonly plan: TrainingPlan;
  readonly train: (lesson: Lesson) => Ranker | Promise<Ranker>;
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
interface Round {
  /** An intent that is held out stays in its place, so that the numbers of the others are the same. */
  readonly kept: readonly ReadIntent[];
  readonly learntOutside: readonly Utterance[];
  readonly inside: readonly Question[];
  readonly outside: readonly Question[];
}

interface Question {
  readonly utterance: Utterance;
  readonly truth: number;
  readonly origin: Origin;
  readonly group: string | undefined;
}

/**
 * Holds out part of the questions, and some intents as a whole, in turn, and lets matchers learn from the rest.
 *
 * @returns for each round what looks at the questions with the matcher that never saw them
 */
export async function holdOut(input: HoldOutInput): Promise<(() => Trial[])[]> {
  const { features, inputs, tools, plan, train } = input;
  const looks: (() => Trial[])[] = [];
  for (let round = 0; round < plan.rounds; round++) {
    const { kept, learntOutside, inside, outside } = takeOut(input, round);
    const training = train(lessonOf(kept, learntOutside, plan.held));
    const wordings = learnWordings(kept, tools.vectors);
    const known = new Set(wordings.vocabulary.keys);
    const borrowed = wordsOfGroups(kept);
    const most = Math.round(MOST_QUESTIONS / plan.rounds / 5);
    const asSeen = ({ utterance, ...rest }: Question) => ({
      ...rest,
      seen: { reading: utterance, inputs, number: utterance.number } satisfies Seen,
    });
    const questions = [
      ...sample(inside, 2 * most, SALTS.asked).map(asSeen),
      ...sample(inside, most, SALTS.swapped).flatMap(({ utterance }) => {
        const random = seededRandom(utterance.key);
        const swapped = swapSubject(utterance, tools, (key) => known.has(key), borrowed, random);
        if (!swapped) return [];
        const { reading, group } = swapped;
        const seen = { reading, inputs: inputsOf(reading, tools, features), number: 0 };
        return { seen, truth: -1, origin: 'swapped' as const, group };
      }),
      ...sample(outside, 2 * most, SALTS.outside).map(asSeen),
    ];
    const explainer = createExplainer(wordings.vocabulary, tools.vectors);
    // Their words are compared with the vocabulary while the thread beside trains: the second time that takes a third as long.
    for (const { seen } of questions) explainer.read(seen.reading.terms);
    const { look } = createScout({ ranker: await training, kinds: wordings.kinds }, features, explainer);
    looks.push(() => {
      return questions.map(({ seen, truth, origin, group }) => ({
        sighting: look(seen),
        truth,
        origin,
        harmless: (intent) => group !== undefined && kept[intent]?.group === group,
      }));
    });
  }
  return looks;
}

function takeOut({ intents, background }: HoldOutInput, round: number): Round {
  const isHeldOut = ({ utterances: [first] }: ReadIntent): boolean =>
    first !== undefined && mix(first.key, SALTS.intents) % PARTS === round;
  // Half of what is known to be out of scope is learnt from, the other half asked.
  const isAsked = ({ key }: Utterance): boolean => mix(key, SALTS.background) % 2 === round % 2;
  const inside: Question[] = [];
  const outside: Question[] = background
    .filter(isAsked)
    .map((utterance) => ({ utterance, truth: -1, origin: 'background', group: undefined }));
  const kept = intents.map((intent, number): ReadIntent => {
    const { utterances, group } = intent;
    if (isHeldOut(intent)) {
      for (const utterance of utterances) outside.push({ utterance, truth: -1, origin: 'heldOut', group });
      return { ...intent, utterances: [], answer: [] };
    }
    const asked = placesHeldOut(intent, round);
    for (const [place, utterance] of utterances.entries()) {
      if (asked.has(place)) inside.push({ utterance, truth: number, origin: 'inScope', group });
    }
    return { ...intent, utterances: utterances.filter((_, place) => !asked.has(place)) };
  });
  return { kept, learntOutside: background.filter((one) => !isAsked(one)), inside, outside };
}

/** Which utterances of an intent are held out in a round: the same share of each intent, and never its only one. */
function placesHeldOut({ utterances }: ReadIntent, round: number): ReadonlySet<number> {
  const [first] = utterances;
  if (first === undefined || utterances.length < 2) return new Set();
  const offset = mix(first.key, SALTS.utterances) % PARTS;
  const keys = Uint32Array.from(utterances, ({ key }) => key);
  const places = shuffledPlaces(keys, SALTS.utterances);
  return new Set(places.filter((_, rank) => (rank + offset) % PARTS === round));
}

function sample(list: readonly Question[], most: number, salt: number): Question[] {
  if (list.length <= most) return [...list];
  const places = shuffledPlaces(
    Uint32Array.from(list, ({ utterance }) => utterance.key),
    salt,
  );
  return Array.from(places.subarray(0, most), (place) => list[place] as Question);
}
