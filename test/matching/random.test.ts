import { describe, expect, it } from 'vitest';
import { mix, shuffledPlaces } from '../../src/matching/random.js';

describe('shuffledPlaces', () => {
  const keys = Uint32Array.from({ length: 500 }, (_, index) => mix(index, 99));
  const inOrder = (list: Uint32Array, salt: number): (number | undefined)[] =>
    Array.from(shuffledPlaces(list, salt), (place) => list[place]);

  it('gives each place once, in an order of its own for each salt', () => {
    const [first, second] = [1, 2].map((salt) => [...shuffledPlaces(keys, salt)]);
    const all = Array.from(keys.keys());
    expect(first?.toSorted((a, b) => a - b)).toEqual(all);
    expect(first).not.toEqual(all);
    expect(first).not.toEqual(second);
  });

  it('leaves the others in their order where one goes', () => {
    const gone = keys[250];
    const others = keys.filter((key) => key !== gone);
    expect(inOrder(others, 5)).toEqual(inOrder(keys, 5).filter((key) => key !== gone));
  });

  it('keeps the order of what has the same key', () => {
    expect([...shuffledPlaces(Uint32Array.of(7, 7, 7), 3)]).toEqual([0, 1, 2]);
  });
});
