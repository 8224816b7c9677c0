import { describe, expect, it } from 'vitest';
import { renderComparison } from '../../../../adapters/terminal/bench/compare.js';
import type { Measurement } from '../../../../adapters/terminal/bench/measure.js';

describe('renderComparison', () => {
  it('compares each row with the first', () => {
    const product: Measurement = {
      engine: 'Go Local Bot',
      questions: 1000,
      asked: 500,
      build: 1200,
      median: 0.25,
      p99: 1,
      memory: 100,
    };
    const fuse: Measurement = { ...product, engine: 'Fuse.js', build: 3, median: 5, p99: 8, memory: 90 };
    expect(renderComparison('a knowledge', [product, fuse])).toBe(
      `On a knowledge of 1000 questions, half of those asked with a typo
              median ms     ×  p99 ms     ×  build ms  MiB     ×  asked
Go Local Bot       0.25  1.00    1.00  1.00      1200  100  1.00    500
Fuse.js            5.00    20    8.00  8.00         3   90  0.90    500`,
    );
  });
});
