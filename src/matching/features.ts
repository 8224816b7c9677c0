import type { Term } from './terms.js';

/** Families of features; each is brought to length 1 on its own, so that a long word does not drown the words. */
export const WORDS = 0;
export const PAIRS = 1;
export const LETTERS = 2;

/** Length of the letter sequences within a word, whose start and end count as a letter each. */
const LETTERS_AT_ONCE = 4;

/** What stands before the first word and behind the last. */
export const BEGINNING = 1;
export const END = 2;

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
const BOUNDARY = 0x20;

/**
 * What a term brings to the features of an utterance, wherever it stands, by 32-bit hashes: no strings are built, and the
 * table of a model is a typed array. Pairs of neighbours come to it.
 */
export interface TermFeatures {
  readonly word: number;
  /** Letter sequences of its words; none for a stop word. */
  readonly letters: Uint32Array;
}

export function featuresOfTerm({ key, words, isStop }: Term): TermFeatures {
  const [first = '', ...others] = isStop ? [] : words;
  const letters = letterHashes(first);
  return {
    word: hashText(WORD_SEED, key),
    letters:
      others.length === 0
        ? letters
        : Uint32Array.from([letters, ...others.map(letterHashes)].flatMap((all) => [...all])),
  };
}

function letterHashes(word: string): Uint32Array {
  const length = word.length + 2;
  const hashes = new Uint32Array(Math.max(0, length - LETTERS_AT_ONCE + 1));
  for (let start = 0; start < hashes.length; start++) {
    let hash = LETTER_SEED;
    for (let at = start; at < start + LETTERS_AT_ONCE; at++) {
      hash = hashUnit(hash, at === 0 || at === length - 1 ? BOUNDARY : word.charCodeAt(at - 1));
    }
    hashes[start] = hash;
  }
  return hashes;
}

/** Hash of the feature of two neighbours, by their keys. */
export function pairHash(first: string, second: string): number {
  return pairOf(hashText(WORD_SEED, first), hashText(WORD_SEED, second));
}

/** The same by the hashes of the words, or `BEGINNING` and `END`. */
export function pairOf(first: number, second: number): number {
  return hashUnit(hashUnit(PAIR_SEED, first), second);
}

/** One hash of all terms, in their order. */
export function hashTerms(terms: readonly Term[]): number {
  let hash = FNV_OFFSET;
  for (const { key } of terms) hash = hashText(hashUnit(hash, BOUNDARY), key);
  return hash;
}

const WORD_SEED = hashUnit(FNV_OFFSET, WORDS);
const PAIR_SEED = hashUnit(FNV_OFFSET, PAIRS);
const LETTER_SEED = hashUnit(FNV_OFFSET, LETTERS);

/** FNV-1a by Fowler, Noll and Vo, on UTF-16 units or whole hashes instead of bytes. */
function hashUnit(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, FNV_PRIME) >>> 0;
}

function hashText(seed: number, text: string): number {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = hashUnit(hash, text.charCodeAt(i));
  return hash;
}
