import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitByMeaning } from '../../../adapters/shared/split-by-meaning.js';

const length = (text: string) => text.length;

test.each([
  ['paragraphs before sentences', 'One. Two.\n\nThree. Four.', 14, ['One. Two.', 'Three. Four.']],
  ['lines before sentences', 'One. Two.\nThree. Four.', 14, ['One. Two.', 'Three. Four.']],
  ['sentences before words', 'One two three. Four five.', 15, ['One two three.', 'Four five.']],
  ['words before characters', 'one two three', 8, ['one two', 'three']],
  ['characters where nothing else does', 'abcdefgh', 3, ['abc', 'def', 'gh']],
  ['white space alone into nothing', '  ', 2, []],
  ['no character in two', '👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 15, ['👩‍👩‍👧‍👦', '👩‍👩‍👧‍👦']],
])('%s', (_what, text, max, pieces) => {
  expect(splitByMeaning(text, max, length)).toEqual(pieces);
});

test('no piece is too long and none is empty, and all characters but the white space at the cuts are there', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 400 }),
      fc.integer({ min: 2, max: 120 }),
      (text, max) => {
        const pieces = splitByMeaning(text, max, length);
        for (const piece of pieces) {
          expect(piece.length).toBeLessThanOrEqual(max);
          expect(piece.trim()).not.toBe('');
        }
        expect(pieces.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      },
    ),
  );
});
