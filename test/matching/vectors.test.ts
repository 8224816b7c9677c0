import { describe, expect, it } from 'vitest';
import { parseWordVectors, type WordVectors, wordVectors } from '../../src/matching/vectors.js';

function english(): WordVectors {
  const vectors = wordVectors('en');
  if (!vectors) throw new Error('expected word vectors for English');
  return vectors;
}

function likeness(a: string, b: string): number {
  const { dimensions, rank, addTo } = english();
  const [left, right] = [a, b].map((word) => {
    const vector = new Float32Array(dimensions);
    addTo(vector, rank(word), 1);
    return vector;
  });
  return left?.reduce((sum, value, index) => sum + value * (right?.[index] ?? 0), 0) ?? 0;
}

describe('word vectors', () => {
  it('know which words are near in meaning', () => {
    expect(likeness('money', 'funding')).toBeGreaterThan(likeness('money', 'mountain') + 0.3);
    expect(likeness('teenagers', 'youth')).toBeGreaterThan(likeness('teenagers', 'budget') + 0.3);
  });

  it('rank words by how frequent they are', () => {
    expect(english().rank('the')).toBe(0);
    expect(english().rank('people')).toBeLessThan(english().rank('municipality'));
    expect(english().rank('xqzt')).toBe(-1);
  });

  it('give unit vectors', () => {
    expect(likeness('council', 'council')).toBeCloseTo(1, 3);
  });

  it('are missing for other languages, and for a code that is no code', () => {
    expect(wordVectors('de')).toBeUndefined();
    expect(wordVectors('../en')).toBeUndefined();
  });

  it('refuse a file that is none', () => {
    expect(() => parseWordVectors(Buffer.from('not vectors at all, but long enough'))).toThrow(/GLBV/);
  });
});
