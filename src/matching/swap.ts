import type { Bag, FeatureSet } from './corpus.js';
import { bagOf, type ReaderTools, type Reading, toReading } from './knowledge.js';
import type { Term } from './terms.js';
import { generalWeight } from './vocabulary.js';

/** Words that a foreign subject may be made of: too frequent ones fit anywhere, too rare ones are names. */
const FROM_RANK = 1200;
const TO_RANK = 14_000;
/** Share of the swapped questions that name a foreign year instead of a foreign word. */
const YEARS = 0.2;
const TRIES = 20;

/**
 * The same sentence about something else: "who is the director of the library" becomes "who is the director of the
 * aquarium", or gets a year that is not ours. Such questions are the hardest to decline, and no intent that is held out
 * resembles them; undefined where a question has nothing to swap.
 */
export function swapSubject(
  { terms }: Reading,
  tools: ReaderTools,
  features: FeatureSet,
  isKnown: (key: string) => boolean,
  random: () => number,
): { reading: Reading; bag: Bag } | undefined {
  const at = heaviest(terms, tools, random);
  const old = terms[at];
  if (!old) return undefined;
  const swapped =
    random() < YEARS
      ? [...terms, foreignTerm(String(1950 + Math.floor(random() * 100)), tools)]
      : terms.with(at, foreignTerm(foreignWord(old, tools, isKnown, random), tools));
  if (swapped.every(({ key }) => isKnown(key))) return undefined;
  const reading = toReading(swapped, tools);
  return { reading, bag: bagOf(reading, tools, features) };
}

/** One of the weightiest terms, now and then the second. */
function heaviest(terms: readonly Term[], { vectors }: ReaderTools, random: () => number): number {
  let best = -1;
  let most = 0;
  terms.forEach((term, index) => {
    const weight = term.isStop ? 0 : generalWeight(term, vectors) * (0.5 + 0.5 * random());
    if (weight > most) {
      most = weight;
      best = index;
    }
  });
  return best;
}

function foreignWord(
  old: Term,
  { vectors, lexicon }: ReaderTools,
  isKnown: (key: string) => boolean,
  random: () => number,
): string {
  const backwards = [...old.words.join('')].reverse().join('');
  if (!vectors) return backwards;
  const last = Math.min(TO_RANK, vectors.words.length);
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const word = vectors.words[FROM_RANK + Math.floor(random() * (last - FROM_RANK))] ?? backwards;
    if (!isKnown(lexicon.language.stem(word))) return word;
  }
  return backwards;
}

function foreignTerm(word: string, { lexicon }: ReaderTools): Term {
  return { key: lexicon.language.stem(word), words: [word], isStop: false, start: 0, end: 0 };
}
