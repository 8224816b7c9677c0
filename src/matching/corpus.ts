import { type RawFeatures, WORDS } from './features.js';
import { assign, createTable, type FeatureTable, numberOf } from './table.js';

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

/** Collects the features of all utterances; those that occur in fewer than `minimum` of them are left out, words never are. */
export function collectFeatures(
  utterances: readonly RawFeatures[],
  minimum: number,
  maximum: number,
): FeatureSet {
  const total = utterances.reduce((sum, { hashes }) => sum + hashes.length, 0);
  const all = createTable(total);
  const hashOf: number[] = [];
  const blockOf: number[] = [];
  const frequency: number[] = [];
  const seenIn: number[] = [];
  utterances.forEach(({ hashes, blocks }, utterance) => {
    hashes.forEach((hash, index) => {
      let number = numberOf(all, hash);
      if (number < 0) {
        number = hashOf.push(hash) - 1;
        assign(all, hash, number);
        blockOf.push(blocks[index] ?? WORDS);
        frequency.push(0);
        seenIn.push(-1);
      }
      if (seenIn[number] !== utterance) frequency[number] = (frequency[number] ?? 0) + 1;
      seenIn[number] = utterance;
    });
  });
  let kept = hashOf
    .map((_, number) => number)
    .filter((n) => blockOf[n] === WORDS || (frequency[n] ?? 0) >= minimum);
  if (kept.length > maximum) {
    kept.sort((a, b) => (frequency[b] ?? 0) - (frequency[a] ?? 0) || a - b);
    kept = kept.slice(0, maximum);
  }
  const table = createTable(kept.length);
  kept.forEach((old, number) => {
    assign(table, hashOf[old] ?? 0, number);
  });
  return { table, size: kept.length, blocks: Uint8Array.from(kept, (old) => blockOf[old] ?? WORDS) };
}

/** The known features of an utterance, each once. */
export function toBag({ hashes }: RawFeatures, { table }: FeatureSet): Bag {
  const counts = new Map<number, number>();
  for (const hash of hashes) {
    const number = numberOf(table, hash);
    if (number >= 0) counts.set(number, (counts.get(number) ?? 0) + 1);
  }
  return {
    ids: Int32Array.from(counts.keys()),
    weights: Float32Array.from(counts.values(), (count) => 1 + Math.log(count)),
  };
}
