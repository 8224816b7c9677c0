import { type ReaderTools, type ReadIntent, type Reading, toReading } from './knowledge.js';
import type { Term } from './terms.js';
import { termsOf, type Utterances } from './utterances.js';
import { generalWeight } from './vocabulary.js';

/** Words that a foreign subject may be made of: too frequent ones fit anywhere, too rare ones are names. */
const FROM_RANK = 1200;
const TO_RANK = 14_000;
/** Share of the swapped questions that name a foreign year instead of a foreign word. */
const YEARS = 0.2;
/** Share that get a borrowed word, where there are such. */
const BORROWED = 0.5;
const TRIES = 20;
const DIGIT = /\p{N}/u;

/**
 * The same sentence about something else: "who is the director of the library" becomes "who is the director of the
 * aquarium", or gets a year that is not ours, or a borrowed word. Such questions are the hardest to decline, and no intent
 * that is held out resembles them; undefined where a question has nothing to swap.
 *
 * @param borrowed words to swap in beside those that the knowledge does not have
 * @returns `group` is that of a borrowed word: an intent of the group is then no false answer
 */
export function swapSubject(
  { terms }: Reading,
  tools: ReaderTools,
  isKnown: (key: string) => boolean,
  borrowed: readonly Borrowed[],
  random: () => number,
): { reading: Reading; group: string | undefined } | undefined {
  const at = heaviest(terms, tools, random);
  const old = terms[at];
  if (!old) return undefined;
  const lent =
    borrowed.length > 0 && random() < BORROWED ? borrowed[Math.floor(random() * borrowed.length)] : undefined;
  const swapped = lent
    ? terms.with(at, lent.term)
    : random() < YEARS
      ? [...terms, foreignTerm(String(1950 + Math.floor(random() * 100)), tools)]
      : terms.with(at, foreignTerm(foreignWord(old, tools, isKnown, random), tools));
  if (!lent && swapped.every(({ key }) => isKnown(key))) return undefined;
  return { reading: toReading(swapped, tools), group: lent?.group };
}

/** A word that the knowledge has only in the intents of one group, see `Intent`. */
export interface Borrowed {
  readonly term: Term;
  readonly group: string;
}

/** Words of groups: a question of no group that has one is about what no answer tells. */
export function wordsOfGroups(intents: readonly ReadIntent[], all: Utterances): Borrowed[] {
  const usual = new Set<string>();
  for (const { group, utterances, answer } of intents) {
    if (group !== undefined) continue;
    for (const utterance of utterances) for (const { key } of termsOf(all, utterance)) usual.add(key);
    for (const { key } of answer) usual.add(key);
  }
  const found = new Map<string, Borrowed>();
  for (const { group, utterances } of intents) {
    if (group === undefined) continue;
    for (const utterance of utterances) {
      for (const term of termsOf(all, utterance)) {
        if (!term.isStop && !usual.has(term.key) && !DIGIT.test(term.key))
          found.set(term.key, { term, group });
      }
    }
  }
  return [...found.values()];
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
