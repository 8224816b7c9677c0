import { type RawFeatures, type ReadFeatures, WORDS } from './features.js';
import { writeMeaning } from './meaning.js';
import { assign, createTable, enlarge, type FeatureTable, numberOf } from './table.js';
import type { Term } from './terms.js';
import type { WordVectors } from './vectors.js';

/**
 * What the linear model sees of utterances, one after the other: a few long lists of numbers, as tens of thousands of short
 * ones would take more time and memory than what is done with them. Threads share those of a whole knowledge.
 */
export interface Inputs {
  /** Features of utterance `u`: from `starts[u]` to `starts[u + 1]`, each once. */
  readonly starts: Int32Array;
  readonly ids: Int32Array;
  /** How often each occurs in its utterance, `MOST_COUNTED` at most. */
  readonly counts: Uint8Array;
  /** Numbers of a meaning; 0 where the language has no word vectors. */
  readonly dimensions: number;
  /** Average meaning of utterance `u`: from `u * dimensions`. */
  readonly meanings: Float32Array;
}

/** The features that a model knows. */
export interface FeatureSet {
  readonly table: FeatureTable;
  readonly size: number;
  readonly blocks: Uint8Array;
}

const FEW_FEATURES = 4096;
/** Features of a usual question, as room to begin with. */
const USUAL_FEATURES = 150;
/** More often than this no feature is counted. */
export const MOST_COUNTED = 255;

/**
 * Collects the features of all utterances, and gives what the linear model sees of each; features that occur in fewer than
 * `minimum` of them are left out, words never are.
 */
export function collectFeatures(
  utterances: readonly (readonly Term[])[],
  featuresOf: ReadFeatures,
  vectors: WordVectors | undefined,
  { minimum, maximum }: { minimum: number; maximum: number },
): { features: FeatureSet; inputs: Inputs } {
  // Of each feature, by its number: there is room for half as many as the table has slots.
  let all = createTable(FEW_FEATURES + utterances.length);
  let hashOf = new Uint32Array(all.slots.length / 2);
  let blockOf = new Uint8Array(hashOf.length);
  let frequency = new Int32Array(hashOf.length);
  /** Where it was written last: behind the start of an utterance where that has it. */
  let placeOf = new Int32Array(hashOf.length).fill(-1);
  let size = 0;
  let ids = new Int32Array(utterances.length * USUAL_FEATURES);
  let counts = new Uint8Array(ids.length);
  let end = 0;
  const starts = new Int32Array(utterances.length + 1);
  utterances.forEach((terms, utterance) => {
    const { hashes, blocks } = featuresOf(terms);
    const start = end;
    if (end + hashes.length > ids.length) {
      ids = longer(ids, new Int32Array(ids.length * 2 + hashes.length));
      counts = longer(counts, new Uint8Array(ids.length));
    }
    for (let index = 0; index < hashes.length; index++) {
      const hash = hashes[index] as number;
      let number = numberOf(all, hash);
      if (number < 0) {
        if (size === hashOf.length) {
          all = enlarge(all);
          hashOf = longer(hashOf, new Uint32Array(size * 2));
          blockOf = longer(blockOf, new Uint8Array(size * 2));
          frequency = longer(frequency, new Int32Array(size * 2));
          placeOf = longer(placeOf, new Int32Array(size * 2).fill(-1));
        }
        number = size++;
        assign(all, hash, number);
        hashOf[number] = hash;
        blockOf[number] = blocks[index] as number;
      }
      const place = placeOf[number] as number;
      if (place >= start) {
        if ((counts[place] as number) < MOST_COUNTED) counts[place] = (counts[place] as number) + 1;
        continue;
      }
      frequency[number] = (frequency[number] as number) + 1;
      placeOf[number] = end;
      ids[end] = number;
      counts[end++] = 1;
    }
    starts[utterance + 1] = end;
  });
  let kept: number[] = [];
  for (let number = 0; number < size; number++) {
    if (blockOf[number] === WORDS || (frequency[number] as number) >= minimum) kept.push(number);
  }
  if (kept.length > maximum) {
    kept.sort((a, b) => (frequency[b] as number) - (frequency[a] as number) || a - b);
    kept = kept.slice(0, maximum);
  }
  const table = createTable(kept.length);
  const renumbered = new Int32Array(size).fill(-1);
  kept.forEach((old, number) => {
    assign(table, hashOf[old] as number, number);
    renumbered[old] = number;
  });
  const inputs = createInputs(
    utterances.length,
    kept.reduce((sum, old) => sum + (frequency[old] as number), 0),
    vectors?.dimensions ?? 0,
  );
  let to = 0;
  for (let utterance = 0; utterance < utterances.length; utterance++) {
    for (let from = starts[utterance] as number; from < (starts[utterance + 1] as number); from++) {
      const number = renumbered[ids[from] as number] as number;
      if (number < 0) continue;
      inputs.ids[to] = number;
      inputs.counts[to++] = counts[from] as number;
    }
    inputs.starts[utterance + 1] = to;
    if (vectors) writeMeaning(utterances[utterance] ?? [], vectors, inputs.meanings, utterance);
  }
  return {
    features: { table, size: kept.length, blocks: Uint8Array.from(kept, (old) => blockOf[old] as number) },
    inputs,
  };
}

/** What the linear model sees of one utterance. */
export function toInputs(
  terms: readonly Term[],
  { hashes }: RawFeatures,
  { table }: FeatureSet,
  vectors: WordVectors | undefined,
): Inputs {
  const counts = new Map<number, number>();
  for (const hash of hashes) {
    const number = numberOf(table, hash);
    if (number >= 0) counts.set(number, Math.min(MOST_COUNTED, (counts.get(number) ?? 0) + 1));
  }
  const dimensions = vectors?.dimensions ?? 0;
  const meanings = new Float32Array(dimensions);
  if (vectors) writeMeaning(terms, vectors, meanings, 0);
  return {
    starts: Int32Array.of(0, counts.size),
    ids: Int32Array.from(counts.keys()),
    counts: Uint8Array.from(counts.values()),
    dimensions,
    meanings,
  };
}

function createInputs(utterances: number, features: number, dimensions: number): Inputs {
  const shared = (numbers: number) => new SharedArrayBuffer(numbers * Int32Array.BYTES_PER_ELEMENT);
  return {
    starts: new Int32Array(shared(utterances + 1)),
    ids: new Int32Array(shared(features)),
    counts: new Uint8Array(new SharedArrayBuffer(features)),
    dimensions,
    meanings: new Float32Array(shared(utterances * dimensions)),
  };
}

function longer<T extends Int32Array | Uint32Array | Uint8Array>(old: T, larger: T): T {
  larger.set(old);
  return larger;
}
