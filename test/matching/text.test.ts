import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenise } from '../../src/matching/text.js';

const words = (text: string): string[] => tokenise(text).map((token) => token.text);

describe('tokenise', () => {
  it.each([
    ['Where IS it?', ['where', 'is', 'it']],
    ['UN-Habitat', ['un', 'habitat']],
    ['the letters F.R.A. please', ['the', 'letters', 'fra', 'please']],
    ['Gemeinderäte, ÉCOLE', ['gemeinderate', 'ecole']],
    ['who’s there', ["who's", 'there']],
    ['bud\u200bget\u00ad plan', ['budget', 'plan']],
    ['\uff26\uff35\uff2c\uff2c width', ['full', 'width']],
    ['8 February 2022', ['8', 'february', '2022']],
    ['حقوق الإنسان', ['حقوق', 'الإنسان']],
    ['🙏 <b>paper</b> @here', ['b', 'paper', 'b', 'here']],
    ['', []],
  ])('splits %j', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it('finds in plain letters the same words as in any', () => {
    const plain = fc.string({ unit: fc.constantFrom(...`aZ9' .-"`) });
    const property = fc.property(plain, (text) => {
      expect(words(`${text} é`)).toEqual([...words(text), 'e']);
    });
    fc.assert(property, { numRuns: 1000 });
  });

  it('splits scripts that put no space between words', () => {
    expect(words('人权在地方').length).toBeGreaterThan(1);
  });

  it('keeps the place of each word in the text as typed', () => {
    const text = 'The “Büd\u200bget” of ﬁrst 𝓬ity';
    const placed = tokenise(text).map(({ text: word, start, end }) => [word, text.slice(start, end)]);
    expect(placed).toEqual([
      ['the', 'The'],
      ['budget', 'Büd\u200bget'],
      ['of', 'of'],
      ['first', 'ﬁrst'],
      ['city', '𝓬ity'],
    ]);
  });

  it('reads the start and the end of a text of any length', () => {
    const found = words(`first ${'filler '.repeat(20_000)} last`);
    expect(found[0]).toBe('first');
    expect(found.at(-1)).toBe('last');
    expect(found.length).toBeLessThanOrEqual(160);
  });

  it('gives words in order, within the text, without white space, for any input', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc
        .array(
          fc.constantFrom('a.', 'b', '\u0301', '\u200d', '\u202e', "'", '\ud83d', '。', ' ', '\0', 'ﷺ', '1'),
        )
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(hostile, (text) => {
        let behind = -1;
        for (const { text: word, start, end } of tokenise(text)) {
          expect(word).toMatch(/^[^\s\p{Cc}]+$/u);
          expect(start).toBeGreaterThanOrEqual(behind);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          behind = start;
        }
      }),
      { numRuns: 3000, seed: 5 },
    );
  });
});
