import { describe, expect, it } from 'vitest';
import { remembering } from '../../src/matching/remembering.js';

/** How often each word was worked out. */
function counted(keeps?: (word: string) => boolean): {
  read: (word: string) => number;
  times: () => string[];
} {
  const made: string[] = [];
  const make = (word: string): number => made.push(word);
  return { read: remembering(make, keeps), times: () => made };
}

describe('remembering', () => {
  it('works a word out once', () => {
    const { read, times } = counted();
    expect([read('city'), read('rights'), read('city')]).toEqual([1, 2, 1]);
    expect(times()).toEqual(['city', 'rights']);
  });

  it('keeps no word that it is not told to keep', () => {
    const { read, times } = counted((word) => word !== 'Novak');
    expect([read('Novak'), read('city'), read('Novak'), read('city')]).toEqual([1, 2, 3, 2]);
    expect(times()).toEqual(['Novak', 'city', 'Novak']);
  });
});
