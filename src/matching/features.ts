import type { Term } from './terms.js';

/** Families of features; each is brought to length 1 on its own, so that a long word does not drown the words. */
export const WORDS = 0;
export const PAIRS = 1;
export const LETTERS = 2;

/** Length of the letter sequences within a word, whose start and end count as a letter each. */
const LETTERS_AT_ONCE = 4;

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
const BOUNDARY = 0x20;

/** Features of one utterance by their 32-bit hash: no strings are built, and the table of a model is a typed array. */
export interface RawFeatures {
  readonly hashes: Uint32Array;
  readonly blocks: Uint8Array;
}

/** Hashes of the letter sequences of a word. */
export type LettersOf = (word: string) => Uint32Array;

/** Gives the features of terms, valid until it is called again. */
export type ReadFeatures = (terms: readonly Term[]) => RawFeatures;

/** Reads word stems, pairs of neighbours, and letter sequences of the words that are no stop words. */
export function createFeatureReader(lettersOf: LettersOf): ReadFeatures {
  let hashes = new Uint32Array(1024);
  let blocks = new Uint8Array(1024);
  let count = 0;
  const makeRoom = (more: number): void => {
    if (count + more <= hashes.length) return;
    const [old, oldBlocks] = [hashes, blocks];
    hashes = new Uint32Array((count + more) * 2);
    blocks = new Uint8Array(hashes.length);
    hashes.set(old);
    blocks.set(oldBlocks);
  };
  const add = (hash: number, block: number): void => {
    hashes[count] = hash;
    blocks[count++] = block;
  };
  return (terms) => {
    count = 0;
    let previous = hashText(PAIR_SEED, '^');
    for (const { key, words, isStop } of terms) {
      makeRoom(3);
      add(hashText(WORD_SEED, key), WORDS);
      add(hashText(hashUnit(previous, BOUNDARY), key), PAIRS);
      previous = hashText(PAIR_SEED, key);
      if (isStop) continue;
      for (const word of words) {
        const letters = lettersOf(word);
        makeRoom(letters.length + 1);
        hashes.set(letters, count);
        blocks.fill(LETTERS, count, count + letters.length);
        count += letters.length;
      }
    }
    makeRoom(1);
    add(hashText(hashUnit(previous, BOUNDARY), '$'), PAIRS);
    return { hashes: hashes.subarray(0, count), blocks: blocks.subarray(0, count) };
  };
}

export function letterHashes(word: string): Uint32Array {
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
  return hashText(hashUnit(hashText(PAIR_SEED, first), BOUNDARY), second);
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

/** FNV-1a by Fowler, Noll and Vo, on UTF-16 units instead of bytes. */
function hashUnit(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, FNV_PRIME) >>> 0;
}

function hashText(seed: number, text: string): number {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = hashUnit(hash, text.charCodeAt(i));
  return hash;
}
