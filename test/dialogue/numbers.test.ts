import { describe, expect, it } from 'vitest';
import { readNumber } from '../../src/dialogue/numbers.js';
import { speechOf } from '../../src/dialogue/speech.js';
import { wordsOf } from '../../src/dialogue/words.js';

const { numbers } = speechOf('en');
const value = (text: string): number | undefined => readNumber(wordsOf(text), 0, numbers)?.value;

describe('readNumber', () => {
  it.each([
    ['7', 7],
    ['07', 7],
    ['7th', 7],
    ['seven', 7],
    ['seventh', 7],
    ['xii', 12],
    ['ix', 9],
    ['twenty-third', 23],
    ['twenty three', 23],
    ['fifty', 50],
    ['0', 0],
    ['zero', 0],
  ])('reads %s as %d', (text, expected) => {
    expect(value(text)).toBe(expected);
  });

  it.each(['i', 'x', 'mix', 'civil', '12345', 'third-party things'.slice(5), '4u'])(
    'does not read %s',
    (text) => {
      expect(value(text)).toBeUndefined();
    },
  );
});
