/** Gives room for numbers. */
export interface Room {
  readonly ints: (count: number) => Int32Array;
  readonly floats: (count: number) => Float32Array;
}

/** Each array has memory of its own, which is freed with it. */
export const OWN_ROOM: Room = Object.freeze({
  ints: (count: number) => new Int32Array(count),
  floats: (count: number) => new Float32Array(count),
});

const BLOCK_BYTES = 1 << 20;
const BYTES = 4;

/** Many small arrays in a few large blocks: tens of thousands of memories would cost more time than what is done with them. */
export function createSharedRoom(): Room {
  let block = new ArrayBuffer(0);
  let taken = 0;
  const take = (count: number): number => {
    if (taken + count * BYTES > block.byteLength) {
      block = new ArrayBuffer(Math.max(BLOCK_BYTES, count * BYTES));
      taken = 0;
    }
    const at = taken;
    taken += count * BYTES;
    return at;
  };
  return {
    ints: (count) => {
      const at = take(count);
      return new Int32Array(block, at, count);
    },
    floats: (count) => {
      const at = take(count);
      return new Float32Array(block, at, count);
    },
  };
}
