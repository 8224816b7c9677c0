/** Numbers the hashes of features from 0: open addressing in typed arrays, so that a stored table is ready as it is. */
export interface FeatureTable {
  readonly slots: Uint32Array;
  /** Number of the hash in the slot, plus 1; 0 for an empty slot. */
  readonly numbers: Int32Array;
}

/** Spreads the hashes over the slots (Knuth's multiplicative hashing). */
const SPREAD = 0x9e3779b1;

export function createTable(expected: number): FeatureTable {
  let size = 16;
  while (size < expected * 2) size *= 2;
  return { slots: new Uint32Array(size), numbers: new Int32Array(size) };
}

/** Twice the room, with the same numbers. */
export function enlarge({ slots, numbers }: FeatureTable): FeatureTable {
  const larger = { slots: new Uint32Array(slots.length * 2), numbers: new Int32Array(numbers.length * 2) };
  for (let slot = 0; slot < slots.length; slot++) {
    const number = numbers[slot] as number;
    if (number > 0) assign(larger, slots[slot] as number, number - 1);
  }
  return larger;
}

/** Number of a hash, or -1. */
export function numberOf({ slots, numbers }: FeatureTable, hash: number): number {
  return (numbers[slotOf(slots, numbers, hash)] ?? 0) - 1;
}

/** Gives the hash the number where it has none yet; the caller keeps the table at most half full. */
export function assign({ slots, numbers }: FeatureTable, hash: number, number: number): void {
  const slot = slotOf(slots, numbers, hash);
  slots[slot] = hash;
  numbers[slot] = number + 1;
}

function slotOf(slots: Uint32Array, numbers: Int32Array, hash: number): number {
  const mask = slots.length - 1;
  let slot = (Math.imul(hash, SPREAD) >>> 7) & mask;
  while (numbers[slot] !== 0 && slots[slot] !== hash) slot = (slot + 1) & mask;
  return slot;
}
