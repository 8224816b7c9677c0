/** A seeded source of numbers in [0, 1): the same knowledge gives the same model (Mulberry32 by T. Ettinger). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Keys below this many can be put in order. */
const MOST_KEYS = 2 ** 21;

/**
 * The places of the keys in an order that looks random but depends on the keys alone: where one comes or goes, the others
 * stay in their order, so that a small change of the knowledge stays small in what is learnt.
 *
 * @param keys hashes of what is put in order, MOST_KEYS at most; what has the same key stays in its order
 * @param salt another order for each
 */
export function shuffledPlaces(keys: Uint32Array, salt: number): Int32Array {
  const order = new Float64Array(keys.length);
  for (let place = 0; place < keys.length; place++) {
    order[place] = mix(keys[place] as number, salt) * MOST_KEYS + place;
  }
  return Int32Array.from(order.sort(), (value) => value % MOST_KEYS);
}

/** Another hash of a key for each salt (the finaliser of MurmurHash3 by A. Appleby). */
export function mix(key: number, salt: number): number {
  let hash = (key ^ Math.imul(salt + 1, 0x9e3779b1)) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
