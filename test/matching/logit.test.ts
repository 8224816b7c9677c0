import { describe, expect, it } from 'vitest';
import { fitLogit, logitOf } from '../../src/matching/logit.js';

describe('fitLogit', () => {
  it('recovers how often something holds', () => {
    const examples = Array.from({ length: 400 }, (_, i) => {
      const x = i % 4;
      return { values: [x, 5], isTrue: (i >> 2) % 4 < x, weight: 1 };
    });
    const logit = fitLogit(examples, 0.01);
    expect(logitOf(logit, [0, 5])).toBeLessThan(0.12);
    expect(logitOf(logit, [2, 5])).toBeGreaterThan(0.35);
    expect(logitOf(logit, [2, 5])).toBeLessThan(0.65);
    expect(logitOf(logit, [3, 5])).toBeGreaterThan(0.6);
  });

  it('gives finite numbers where both sides are fully apart', () => {
    const examples = [-2, -1, 1, 2].map((x) => ({ values: [x], isTrue: x > 0, weight: 1 }));
    const probability = logitOf(fitLogit(examples, 1), [2]);
    expect(probability).toBeGreaterThan(0.5);
    expect(probability).toBeLessThan(1);
  });
});
