import { type RawFeatures, type ReadFeatures, WORDS } from './features.js';
import type { Room } from './room.js';
import { assign, createTable, enlarge, type FeatureTable, numberOf } from './table.js';
import type { Term } from './terms.js';

/** Features of one utterance by number. */
export interface Bag {
  readonly ids: Int32Array;
  /** How often each occurs, dampened: 1 + ln(count). */
  readonly weights: Float32Array;
}

/** The features that a model knows. */
export interface FeatureSet {
  readonly table: FeatureTable;
  readonly size: number;
  readonly blocks: Uint8Array;
}

const FEW_FEATURES = 4096;

/**
 * Collects the features of all utterances, and gives the bag of each; features that occur in fewer than `minimum` of them are
 * left out, words never are.
 */
export function collectFeatures(
  utterances: readonly (readonly Term[])[],
  featuresOf: ReadFeatures,
  minimum: number,
  maximum: number,
  room: Room,
): { features: FeatureSet; bags: Bag[] } {
  let all = createTable(FEW_FEATURES);
  const hashOf: number[] = [];
  const blockOf: number[] = [];
  const frequency: number[] = [];
  const seenIn: number[] = [];
  const foundIn = utterances.map((terms, utterance) => {
    const { hashes, blocks } = featuresOf(terms);
    const found = room.ints(hashes.length);
    for (let index = 0; index < hashes.length; index++) {
      const hash = hashes[index] as number;
      let number = numberOf(all, hash);
      if (number < 0) {
        if (hashOf.length * 2 >= all.slots.length) all = enlarge(all);
        number = hashOf.push(hash) - 1;
        assign(all, hash, number);
        blockOf.push(blocks[index] as number);
        frequency.push(0);
        seenIn.push(-1);
      }
      found[index] = number;
      if (seenIn[number] === utterance) continue;
      frequency[number] = (frequency[number] as number) + 1;
      seenIn[number] = utterance;
    }
    return found;
  });
  let kept = hashOf
    .map((_, number) => number)
    .filter((n) => blockOf[n] === WORDS || (frequency[n] ?? 0) >= minimum);
  if (kept.length > maximum) {
    kept.sort((a, b) => (frequency[b] ?? 0) - (frequency[a] ?? 0) || a - b);
    kept = kept.slice(0, maximum);
  }
  const table = createTable(kept.length);
  const renumbered = new Int32Array(hashOf.length).fill(-1);
  kept.forEach((old, number) => {
    assign(table, hashOf[old] ?? 0, number);
    renumbered[old] = number;
  });
  return {
    features: { table, size: kept.length, blocks: Uint8Array.from(kept, (old) => blockOf[old] ?? WORDS) },
    bags: foundIn.map((found) => gather(found, (old) => renumbered[old] as number, room)),
  };
}

/** The known features of an utterance, each once. */
export function toBag({ hashes }: RawFeatures, { table }: FeatureSet, room: Room): Bag {
  return gather(hashes, (hash) => numberOf(table, hash), room);
}

/** Working memory of `gather`. */
let numbers = new Int32Array(1024);

/** @param numberOf number of a feature, or -1 for one that is left out */
function gather(
  occurrences: Int32Array | Uint32Array,
  numberOf: (occurrence: number) => number,
  room: Room,
): Bag {
  if (numbers.length < occurrences.length) numbers = new Int32Array(occurrences.length * 2);
  let count = 0;
  for (let k = 0; k < occurrences.length; k++) {
    const number = numberOf(occurrences[k] as number);
    if (number >= 0) numbers[count++] = number;
  }
  const sorted = numbers.subarray(0, count).sort();
  let different = 0;
  for (let k = 0; k < count; k++) if (k === 0 || sorted[k] !== sorted[k - 1]) different++;
  const ids = room.ints(different);
  const weights = room.floats(different);
  let last = 0;
  for (let from = 0; from < count; ) {
    let to = from + 1;
    while (to < count && sorted[to] === sorted[from]) to++;
    ids[last] = sorted[from] as number;
    weights[last++] = to - from === 1 ? 1 : 1 + Math.log(to - from);
    from = to;
  }
  return { ids, weights };
}
