import type { Bag, FeatureSet } from './corpus.js';
import { createScout, type Sighting } from './evidence.js';
import { learn, type ReaderTools, type ReadIntent, type Reading, type ReadUtterance } from './knowledge.js';
import { mix, seededRandom, shuffledPlaces } from './random.js';
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
  readonly background: readonly ReadUtterance[];
  readonly features: FeatureSet;
  readonly tools: ReaderTools;
  readonly plan: TrainingPlan;
}

/** Questions that are looked at; more make the thresholds hardly steadier. */
const MOST_QUESTIONS = 1500;
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

interface Question {
  readonly reading: Reading;
  readonly bag: Bag;
  readonly truth: number;
  readonly origin: Origin;
  readonly group: string | undefined;
}

/**
 * Holds out part of the questions, and some intents as a whole, in turn, and looks at them with a matcher that never saw
 * them. One matcher at a time is in memory.
 */
export function holdOut({
  intents,
  background,
  features,
  tools,
  plan: { rounds, held },
}: HoldOutInput): Trial[] {
  return Array.from({ length: rounds }).flatMap((_, round) => {
    const isHeldOut = ({ utterances: [first] }: ReadIntent): boolean =>
      first !== undefined && mix(first.key, SALTS.intents) % PARTS === round;
    // An intent that is held out stays in its place, so that the numbers of the others are the same.
    const kept = intents.map((intent): ReadIntent => ({ ...intent, utterances: [], bags: [], answer: [] }));
    const inside: Question[] = [];
    // Half of what is known to be out of scope is learnt from, the other half asked.
    const isAsked = ({ reading }: ReadUtterance): boolean =>
      mix(reading.key, SALTS.background) % 2 === round % 2;
    const outside: Question[] = background.filter(isAsked).map(
      ({ reading, bag }): Question => ({
        reading,
        bag,
        truth: -1,
        origin: 'background',
        group: undefined,
      }),
    );
    const learntOutside = background.filter((one) => !isAsked(one));
    intents.forEach((intent, number) => {
      const all = intent.utterances.map((reading, index) => ({
        reading,
        bag: intent.bags[index] as Bag,
        group: intent.group,
      }));
      if (isHeldOut(intent)) {
        outside.push(...all.map((one) => ({ ...one, truth: -1, origin: 'heldOut' as const })));
        return;
      }
      const asked = placesHeldOut(intent, round);
      const left = all.filter((_, place) => !asked.has(place));
      inside.push(
        ...all
          .filter((_, place) => asked.has(place))
          .map((one) => ({ ...one, truth: number, origin: 'inScope' as const })),
      );
      kept[number] = {
        utterances: left.map(({ reading }) => reading),
        bags: left.map(({ bag }) => bag),
        answer: intent.answer,
        group: intent.group,
      };
    });
    const most = Math.round(MOST_QUESTIONS / rounds / 5);
    const asked = sample(inside, 2 * most, SALTS.asked);
    const learnt = learn(kept, learntOutside, features, tools.vectors, held);
    const known = new Set(learnt.vocabulary.keys);
    const borrowed = wordsOfGroups(kept);
    const swapped = sample(inside, most, SALTS.swapped).flatMap(({ reading }): Question[] => {
      const other = swapSubject(
        reading,
        tools,
        features,
        (key) => known.has(key),
        borrowed,
        seededRandom(reading.key),
      );
      return other ? [{ ...other, truth: -1, origin: 'swapped' }] : [];
    });
    const questions = [...asked, ...swapped, ...sample(outside, 2 * most, SALTS.outside)];
    const { look } = createScout(learnt, features, tools.vectors);
    return questions.map(({ reading, bag, truth, origin, group }) => ({
      sighting: look(reading, bag),
      truth,
      origin,
      harmless: (intent) => group !== undefined && kept[intent]?.group === group,
    }));
  });
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
    Uint32Array.from(list, ({ reading }) => reading.key),
    salt,
  );
  return Array.from(places.subarray(0, most), (place) => list[place] as Question);
}
