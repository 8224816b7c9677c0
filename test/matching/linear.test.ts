import { describe, expect, it } from 'vitest';
import { trainLinear } from '../../src/matching/linear.js';

/** Five classes, each with a feature of its own and one that all share; five is no multiple of the four lanes. */
const CLASSES = 5;
const ids = Int32Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? (i / 2) % CLASSES : CLASSES));
const examples = {
  most: 20,
  write: (into: Int32Array, values: Float32Array) => {
    into.set(ids);
    values.fill(0.7);
    return Int32Array.from({ length: 11 }, (_, i) => i * 2);
  },
  labels: Int32Array.from({ length: 10 }, (_, i) => i % CLASSES),
};
const options = { epochs: 20, rate: 0.2, seed: 1 };

describe('trainLinear', () => {
  it('learns which feature belongs to which class', () => {
    const { weights, stride } = trainLinear(examples, CLASSES + 1, CLASSES, options);
    for (let feature = 0; feature < CLASSES; feature++) {
      const row = [...weights.subarray(feature * stride, feature * stride + CLASSES)];
      expect(row.indexOf(Math.max(...row))).toBe(feature);
    }
  });

  it('learns the same each time', () => {
    const [a, b] = [1, 2].map(() => trainLinear(examples, CLASSES + 1, CLASSES, options).weights);
    expect(a).toEqual(b);
  });
});
