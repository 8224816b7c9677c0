import { BEGINNING, END, featuresOfTerm, LETTERS, PAIRS, pairOf, WORDS } from './features.js';
import { createLists } from './lists.js';
import { createMeaningWriter } from './meaning.js';
import { assign, createTable, enlarge, type FeatureTable, numberOf } from './table.js';
import type { Term } from './terms.js';
import type { Utterances } from './utterances.js';
import type { WordVectors } from './vectors.js';

/**
 * What the linear model sees of utterances, one after the other: a few long lists of numbers, as tens of thousands of short
 * ones would take more time and memory than what is done with them.
 */
export interface Inputs {
  /** Features of utterance `u`: from `starts[u]` to `starts[u + 1]`, each once. */
  readonly starts: Int32Array;
  readonly ids: Uint16Array;
  /** How often each occurs in its utterance, `MOST_COUNTED` at most. */
  readonly counts: Uint8Array;
  /** Numbers of a meaning; 0 where the language has no word vectors. */
  readonly dimensions: number;
  /** Average meaning of utterance `u`: from `u * dimensions`, in parts of `MEANING_PARTS`. */
  readonly meanings: Int16Array;
}

/** The features that a model knows. */
export interface FeatureSet {
  readonly table: FeatureTable;
  readonly size: number;
  readonly blocks: Uint8Array;
}

/** Numbers that have room in 16 bits. */
const MOST_FEATURES = 65_536;
const FEW_FEATURES = 4096;
/** Features of a usual question, as room to begin with. */
const USUAL_FEATURES = 50;
/** More often than this no feature is counted. */
export const MOST_COUNTED = 255;

/**
 * Collects the features of all utterances, and gives what the linear model sees of each; features that occur in fewer than
 * `minimum` of them are left out, words never are.
 */
export function collectFeatures(
  utterances: Utterances,
  vectors: WordVectors | undefined,
  { minimum, maximum }: { minimum: number; maximum: number },
): { features: FeatureSet; inputs: Inputs } {
  const { lists, terms } = utterances;
  const amount = utterances.keys.length;
  const all = createNumbering(FEW_FEATURES + amount);
  // What a term brings wherever it stands is looked up once for each term.
  const hashOfTerm = new Uint32Array(terms.length);
  const ofTerms = createLists(terms.length);
  terms.forEach((term, index) => {
    const { word, letters } = featuresOfTerm(term);
    hashOfTerm[index] = word;
    ofTerms.push(all.numberOf(word, WORDS));
    for (const hash of letters) ofTerms.push(all.numberOf(hash, LETTERS));
    ofTerms.end();
  });
  const { starts: termStarts, numbers: termFeatures } = ofTerms.build();
  const written = createCounts(amount);
  for (let utterance = 0; utterance < amount; utterance++) {
    let previous = BEGINNING;
    for (let k = lists.starts[utterance] as number; k < (lists.starts[utterance + 1] as number); k++) {
      const term = lists.numbers[k] as number;
      const hash = hashOfTerm[term] as number;
      written.add(all.numberOf(pairOf(previous, hash), PAIRS));
      previous = hash;
      for (let f = termStarts[term] as number; f < (termStarts[term + 1] as number); f++) {
        written.add(termFeatures[f] as number);
      }
    }
    written.add(all.numberOf(pairOf(previous, END), PAIRS));
    written.end();
  }
  const { starts, ids, counts, frequency } = written;
  let kept: number[] = [];
  for (let number = 0; number < all.size(); number++) {
    if (all.blockAt(number) === WORDS || frequency(number) >= minimum) kept.push(number);
  }
  const most = Math.min(maximum, MOST_FEATURES);
  if (kept.length > most) {
    kept.sort((a, b) => frequency(b) - frequency(a) || a - b);
    kept = kept.slice(0, most);
  }
  const table = createTable(kept.length);
  const renumbered = new Int32Array(all.size()).fill(-1);
  kept.forEach((old, number) => {
    assign(table, all.hashAt(old), number);
    renumbered[old] = number;
  });
  const inputs = createInputs(
    amount,
    kept.reduce((sum, old) => sum + frequency(old), 0),
    vectors?.dimensions ?? 0,
  );
  let to = 0;
  for (let utterance = 0; utterance < amount; utterance++) {
    for (let from = starts[utterance] as number; from < (starts[utterance + 1] as number); from++) {
      const number = renumbered[ids()[from] as number] as number;
      if (number < 0) continue;
      inputs.ids[to] = number;
      inputs.counts[to++] = counts()[from] as number;
    }
    inputs.starts[utterance + 1] = to;
  }
  if (vectors) writeMeanings(utterances, vectors, inputs.meanings);
  return {
    features: { table, size: kept.length, blocks: Uint8Array.from(kept, all.blockAt) },
    inputs,
  };
}

/** What the linear model sees of one utterance. */
export function toInputs(
  terms: readonly Term[],
  { table }: FeatureSet,
  vectors: WordVectors | undefined,
): Inputs {
  const counts = new Map<number, number>();
  const add = (hash: number): void => {
    const number = numberOf(table, hash);
    if (number >= 0) counts.set(number, Math.min(MOST_COUNTED, (counts.get(number) ?? 0) + 1));
  };
  let previous = BEGINNING;
  for (const term of terms) {
    const { word, letters } = featuresOfTerm(term);
    add(pairOf(previous, word));
    previous = word;
    add(word);
    letters.forEach(add);
  }
  add(pairOf(previous, END));
  const meanings = new Int16Array(vectors?.dimensions ?? 0);
  if (vectors) {
    const meaning = createMeaningWriter(vectors);
    for (const { words } of terms) for (const word of words) meaning.add(vectors.rank(word));
    meaning.take(meanings, 0);
  }
  return {
    starts: Int32Array.of(0, counts.size),
    ids: Uint16Array.from(counts.keys()),
    counts: Uint8Array.from(counts.values()),
    dimensions: meanings.length,
    meanings,
  };
}

function createInputs(utterances: number, features: number, dimensions: number): Inputs {
  return {
    starts: new Int32Array(utterances + 1),
    ids: new Uint16Array(features),
    counts: new Uint8Array(features),
    dimensions,
    meanings: new Int16Array(utterances * dimensions),
  };
}

function writeMeanings({ keys, lists, terms }: Utterances, vectors: WordVectors, meanings: Int16Array): void {
  const ranks = createLists(terms.length);
  for (const { words } of terms) {
    for (const word of words) ranks.push(vectors.rank(word));
    ranks.end();
  }
  const { starts, numbers } = ranks.build();
  const meaning = createMeaningWriter(vectors);
  for (let utterance = 0; utterance < keys.length; utterance++) {
    for (let k = lists.starts[utterance] as number; k < (lists.starts[utterance + 1] as number); k++) {
      const term = lists.numbers[k] as number;
      for (let r = starts[term] as number; r < (starts[term + 1] as number); r++) {
        meaning.add(numbers[r] as number);
      }
    }
    meaning.take(meanings, utterance * vectors.dimensions);
  }
}

/** Numbers features by their hash in the order in which they are met. */
function createNumbering(expected: number) {
  let table = createTable(expected);
  let hashes = new Uint32Array(table.slots.length / 2);
  let blocks = new Uint8Array(hashes.length);
  let size = 0;
  return {
    numberOf: (hash: number, block: number): number => {
      const known = numberOf(table, hash);
      if (known >= 0) return known;
      if (size === hashes.length) {
        table = enlarge(table);
        hashes = longer(hashes, new Uint32Array(size * 2));
        blocks = longer(blocks, new Uint8Array(size * 2));
      }
      assign(table, hash, size);
      hashes[size] = hash;
      blocks[size] = block;
      return size++;
    },
    size: () => size,
    hashAt: (number: number) => hashes[number] as number,
    blockAt: (number: number) => blocks[number] as number,
  };
}

/** The numbers of the features of one utterance after the other, each once with its count. */
function createCounts(utterances: number) {
  const starts = new Int32Array(utterances + 1);
  let ids = new Int32Array(utterances * USUAL_FEATURES);
  let counts = new Uint8Array(ids.length);
  let frequency = new Int32Array(FEW_FEATURES);
  /** Where a feature was written last: behind the start of an utterance where that has it. */
  let placeOf = new Int32Array(FEW_FEATURES).fill(-1);
  let utterance = 0;
  let start = 0;
  let end = 0;
  return {
    starts,
    ids: () => ids,
    counts: () => counts,
    /** Utterances that have the feature. */
    frequency: (number: number) => frequency[number] ?? 0,
    add: (number: number): void => {
      if (number >= placeOf.length) {
        frequency = longer(frequency, new Int32Array(number * 2));
        placeOf = longer(placeOf, new Int32Array(number * 2).fill(-1));
      }
      const place = placeOf[number] as number;
      if (place >= start) {
        if ((counts[place] as number) < MOST_COUNTED) counts[place] = (counts[place] as number) + 1;
        return;
      }
      if (end === ids.length) {
        ids = longer(ids, new Int32Array(end * 2));
        counts = longer(counts, new Uint8Array(end * 2));
      }
      frequency[number] = (frequency[number] as number) + 1;
      placeOf[number] = end;
      ids[end] = number;
      counts[end++] = 1;
    },
    end: (): void => {
      starts[++utterance] = end;
      start = end;
    },
  };
}

function longer<T extends Int32Array | Uint32Array | Uint8Array>(old: T, larger: T): T {
  larger.set(old);
  return larger;
}
