import fc from 'fast-check';
import { expect, it } from 'vitest';
import { split } from '../../../adapters/slack/split.js';

it.each([
  ['One.\n\nTwo.', 6, ['One.', 'Two.']],
  ['one\ntwo', 5, ['one', 'two']],
  ['First one. Second one.', 12, ['First one.', 'Second one.']],
  ['alpha beta gamma', 11, ['alpha beta', 'gamma']],
  ['abcdef', 2, ['ab', 'cd', 'ef']],
  ['  ', 2, []],
])('%j in pieces of %d', (text, max, pieces) => {
  expect(split(text, max)).toEqual(pieces);
});

it('loses nothing but white space, keeps within the size, and never halves a character', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.integer({ min: 12, max: 60 }),
      (text, max) => {
        const pieces = split(text, max);
        expect(pieces.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
        for (const piece of pieces) {
          expect(piece.length).toBeLessThanOrEqual(max);
          expect(encodeURIComponent.bind(null, piece)).not.toThrow();
        }
      },
    ),
  );
});
