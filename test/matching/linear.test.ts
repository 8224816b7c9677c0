import { describe, expect, it } from 'vitest';
import { createKernel } from '../../src/matching/kernel.js';
import { softmax, trainLinear } from '../../src/matching/linear.js';

/** Five classes, each with a feature of its own and one that all share; five is no multiple of the four lanes. */
const CLASSES = 5;
const examples = {
  most: 2,
  write: (example: number, ids: Int32Array, values: Float32Array) => {
    ids.set([example % CLASSES, CLASSES]);
    values.fill(0.7);
    return 2;
  },
  labels: Int32Array.from({ length: 10 }, (_, i) => i % CLASSES),
  keys: Uint32Array.from({ length: 10 }, (_, i) => i),
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

  it('passes over an example without features', () => {
    const nothing = { labels: Int32Array.of(0), keys: Uint32Array.of(0), most: 0, write: () => 0 };
    const { weights } = trainLinear(nothing, CLASSES + 1, CLASSES, options);
    expect(weights.every((weight) => weight === 0)).toBe(true);
  });

  it('goes on from what it learnt with the same kernel', () => {
    const kernel = createKernel();
    const few = { ...options, epochs: 1 };
    const learn = (goesOn: boolean): number =>
      trainLinear(examples, CLASSES + 1, CLASSES, { ...few, goesOn }, kernel).weights[0] ?? 0;
    const once = learn(false);
    expect(learn(true)).toBeGreaterThan(once);
    expect(learn(false)).toBe(once);
  });

  it('learns the same each time', () => {
    const [a, b] = [1, 2].map(() => trainLinear(examples, CLASSES + 1, CLASSES, options).weights);
    expect(a).toEqual(b);
  });
});

describe('the kernel', () => {
  it('gives the slope of the loss, and where there is any to speak of', () => {
    const kernel = createKernel();
    kernel.reserve(4096);
    const scores = Float32Array.of(0.5, 3, -40, 1, -9, -8, -20, -10);
    const inKernel = new Float32Array(kernel.memory(), 0, scores.length);
    const slope = (slight: number) => {
      inKernel.set(scores);
      const groupsEnd = kernel.slope(0, scores.byteLength, 1 * 4, 2048, slight);
      return [...new Int32Array(kernel.memory(), 2048, (groupsEnd - 2048) / 4)];
    };
    expect(slope(1e-3)).toEqual([0]);
    expect(slope(1e-9)).toEqual([0, 16]);
    const expected = softmax(scores.slice());
    expected[1] = (expected[1] ?? 0) - 1;
    inKernel.forEach((value, c) => {
      expect(value).toBeCloseTo(expected[c] ?? 0, 6);
    });
  });
});
