import { describe, expect, it } from 'vitest';
import { either, plainly } from '../../src/dialogue/words.js';

describe('plainly', () => {
  it('leaves one blank where there were many, and the lines', () => {
    expect(plainly('when \t  was\u00a0\u2003it?\n \n\n\n  where?')).toBe('when was it?\n\nwhere?');
  });

  it('keeps both ends of a long message', () => {
    const text = plainly(`first ${'x'.repeat(50_000)} last`);
    expect(text.length).toBeLessThan(13_000);
    expect(text).toMatch(/^first x+\n\nx+ last$/);
  });
});

describe('either', () => {
  it('takes each phrase to the letter', () => {
    const pattern = new RegExp(`^(?:${either(['a+b', '(c)', 'd.'])})$`);
    expect(['a+b', '(c)', 'd.', 'aab', 'c', 'dx'].map((text) => pattern.test(text))).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
