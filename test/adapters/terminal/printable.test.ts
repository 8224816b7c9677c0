import { describe, expect, it } from 'vitest';
import { printable } from '../../../adapters/terminal/printable.js';

describe('printable', () => {
  it('leaves plain text of any language as it is', () => {
    const text = 'Grüße, “quoted” – été 人権 حقوق 👩‍👩‍👧\nsecond line';
    expect(printable(text)).toBe(text);
  });

  it.each([
    ['a colour', '\u001B[31mred', '\uFFFD[31mred'],
    ['a title', '\u001B]0;x\u0007', '\uFFFD]0;x\uFFFD'],
    ['an eight-bit sequence', '\u009B2J', '\uFFFD2J'],
    ['a backspace', 'ab\b', 'ab\uFFFD'],
    ['a lone carriage return, which would overwrite the line', 'good\rbad', 'good\nbad'],
    ['an order override', 'a\u202Eb', 'ab'],
    ['a zero-width space', 'a\u200Bb', 'ab'],
    ['a tab', 'a\tb', 'a b'],
    ['a line separator', 'a\u2028b', 'a\nb'],
  ])('disarms %s', (_, text, shown) => {
    expect(printable(text)).toBe(shown);
  });
});
