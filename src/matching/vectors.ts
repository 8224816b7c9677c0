import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { once } from '../once.js';

/** Meanings of the common words of a language; see `words/README.md` for the origin. */
export interface WordVectors {
  readonly dimensions: number;
  /** Most frequent first. */
  readonly words: readonly string[];
  /** Place in the order of frequency, 0 for the most frequent word; -1 for a word not in the list. */
  readonly rank: (word: string) => number;
  /** Adds `weight` times the unit vector of the word at `rank` to what stands in `target` from place `at`, by default 0. */
  readonly addTo: (target: Float32Array, rank: number, weight: number, at?: number) => void;
}

const MAGIC = 'GLBV';
const HEADER_BYTES = 20;
/** Words that are looked for in the list: who asks one question need not wait until all of them are sorted in. */
const FEW_WORDS = 40;
const loaded = new Map<string, WordVectors | undefined>();

/** The word vectors of a language, read once; undefined for a language that has none. */
export function wordVectors(language: string): WordVectors | undefined {
  if (!loaded.has(language)) loaded.set(language, read(language));
  return loaded.get(language);
}

function read(language: string): WordVectors | undefined {
  if (!/^[a-z]{2,3}$/.test(language)) return undefined;
  const path = join(packageRoot(), 'src', 'matching', 'words', `${language}.bin`);
  return existsSync(path) ? parseWordVectors(readFileSync(path)) : undefined;
}

/** Throws where the bytes are no file of word vectors: the file belongs to the program, so this is a broken installation. */
export function parseWordVectors(file: Buffer): WordVectors {
  if (file.length < HEADER_BYTES || file.toString('latin1', 0, 4) !== MAGIC) {
    throw new Error('Expected a file of word vectors that starts with "GLBV": install the program anew.');
  }
  const count = file.readUInt32LE(8);
  const dimensions = file.readUInt32LE(12);
  const start = HEADER_BYTES + file.readUInt32LE(16);
  if (file.length !== start + count * dimensions) {
    throw new Error(
      `Expected ${start + count * dimensions} bytes of word vectors, found ${file.length}: install the program anew.`,
    );
  }
  const words = file.toString('utf8', HEADER_BYTES, start).split('\n');
  const ranks = once(() => new Map(words.map((word, rank) => [word, rank])));
  let looked = 0;
  const values = new Int8Array(file.buffer, file.byteOffset + start, count * dimensions);
  const lengths = new Float64Array(count);
  const lengthAt = (rank: number): number => {
    const known = lengths[rank] as number;
    if (known > 0) return known;
    let squares = 0;
    for (let i = rank * dimensions; i < (rank + 1) * dimensions; i++) squares += (values[i] as number) ** 2;
    const length = Math.sqrt(squares) || 1;
    lengths[rank] = length;
    return length;
  };
  return {
    dimensions,
    words,
    rank: (word) => (looked++ < FEW_WORDS ? words.indexOf(word) : (ranks().get(word) ?? -1)),
    addTo: (target, rank, weight, at = 0) => {
      const offset = rank * dimensions;
      const scale = weight / lengthAt(rank);
      for (let i = 0; i < dimensions; i++) {
        target[at + i] = (target[at + i] as number) + (values[offset + i] as number) * scale;
      }
    },
  };
}

/** The same folder from `src/matching` and from `dist/src/matching`. */
function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}
