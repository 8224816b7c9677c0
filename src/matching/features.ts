import type { Term } from './terms.js';

/** Families of features; each is brought to length 1 on its own, so that a long word does not drown the words. */
export const WORDS = 0;
export const PAIRS = 1;
export const LETTERS = 2;
export const BLOCKS = 3;

/** Lengths of the letter sequences within a word. */
const SHORTEST_LETTERS = 2;
const LONGEST_LETTERS = 4;

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
const BOUNDARY = 0x20;

/** Features of one utterance by their 32-bit hash: no strings are built, and the table of a model is a typed array. */
export interface RawFeatures {
  readonly hashes: Uint32Array;
  readonly blocks: Uint8Array;
}

/** Word stems, pairs of neighbours, and letter sequences of the words that are no stop words. */
export function rawFeatures(terms: readonly Term[]): RawFeatures {
  const room = terms.reduce(
    (sum, { words }) =>
      sum + 2 + words.join('').length * LONGEST_LETTERS + 2 * words.length * LONGEST_LETTERS,
    1,
  );
  const hashes = new Uint32Array(room);
  const blocks = new Uint8Array(room);
  let count = 0;
  const add = (hash: number, block: number): void => {
    hashes[count] = hash;
    blocks[count++] = block;
  };
  let previous = hashText(seedOf(PAIRS), '^');
  for (const term of terms) {
    add(hashText(seedOf(WORDS), term.key), WORDS);
    add(hashText(hashUnit(previous, BOUNDARY), term.key), PAIRS);
    previous = hashText(seedOf(PAIRS), term.key);
    if (!term.isStop) for (const word of term.words) addLetters(word, add);
  }
  add(hashText(hashUnit(previous, BOUNDARY), '$'), PAIRS);
  return { hashes: hashes.slice(0, count), blocks: blocks.slice(0, count) };
}

function addLetters(word: string, add: (hash: number, block: number) => void): void {
  const length = word.length + 2;
  for (let start = 0; start < length - 1; start++) {
    let hash = seedOf(LETTERS);
    for (let end = start; end < Math.min(length, start + LONGEST_LETTERS); end++) {
      hash = hashUnit(hash, end === 0 || end === length - 1 ? BOUNDARY : word.charCodeAt(end - 1));
      if (end - start + 1 >= SHORTEST_LETTERS) add(hash, LETTERS);
    }
  }
}

function seedOf(block: number): number {
  return hashUnit(FNV_OFFSET, block);
}

/** FNV-1a by Fowler, Noll and Vo, on UTF-16 units instead of bytes. */
function hashUnit(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, FNV_PRIME) >>> 0;
}

function hashText(seed: number, text: string): number {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = hashUnit(hash, text.charCodeAt(i));
  return hash;
}
