import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSpelling, editDistance, isOneEdit } from '../../src/matching/typos.js';

const KNOWN = new Map([
  ['conference', 9],
  ['academy', 7],
  ['ohchr', 3],
  ['encouragement', 5],
  ['form', 1],
  ['drivers', 2],
  ['what', 4],
]);
const spelling = (fuzzy = true) => {
  const repair = createSpelling(KNOWN, { dictionary: ['from', 'conferring', 'academic', 'money'], fuzzy });
  return (word: string) => repair(word, () => 0);
};

describe('createSpelling', () => {
  it.each([
    ['confernce', 'conference', 'a letter left out'],
    ['acaddemy', 'academy', 'a letter doubled'],
    ['ohcrh', 'ohchr', 'two letters swapped'],
    ['waht', 'what', 'a stop word'],
    ['moeny', 'money', 'a word of the language that the knowledge does not have'],
    ['encouragment', 'encouragement', 'one letter less in a long word'],
    ['encuoragment', 'encouragement', 'two edits, which Fuse.js finds'],
    ['conferenceee', 'conference', 'a letter stretched for emphasis'],
    ['moneyyyy', 'money', 'a stretched word of the language'],
  ])('takes %s for %s: %s', (typed, meant) => {
    expect(spelling()(typed)).toBe(meant);
  });

  it.each([
    ['from', 'a real word is no typo of a word of the subject'],
    ['academic', 'neither is one that shares a stem'],
    ['2023', 'numbers are never bent'],
    ['zebra', 'nothing is near'],
    ['ab', 'too short to guess'],
  ])('leaves %s: %s', (typed) => {
    expect(spelling()(typed)).toBe(typed);
  });

  it('takes a real word for a far more frequent one of the subject with two letters swapped', () => {
    const dictionary = [
      'what',
      ...Array.from({ length: 40 }, (_, place) => `filler${place}`),
      'waht',
      'form',
      'from',
    ];
    const repair = createSpelling(
      new Map([
        ['what', 4],
        ['form', 3],
      ]),
      { dictionary, fuzzy: true },
    );
    expect(repair('waht', () => 0)).toBe('what');
    expect(repair('from', () => 0)).toBe('from');
  });

  it('prefers the word that stands beside its neighbours', () => {
    const words = new Map([
      ['what', 9],
      ['want', 2],
    ]);
    const repair = createSpelling(words, { dictionary: [], fuzzy: true });
    expect(repair('wnat', () => 0)).toBe('what');
    expect(repair('wnat', (other) => (other === 'want' ? 1 : 0))).toBe('want');
  });

  it('forgives only one edit without Fuse.js', () => {
    expect(spelling(false)('encuoragment')).toBe('encuoragment');
    expect(spelling(false)('confernce')).toBe('conference');
  });
});

describe('editDistance', () => {
  it.each([
    ['city', 'city', 0],
    ['city', 'ctiy', 1],
    ['city', 'citys', 1],
    ['city', 'cite', 1],
    ['paper', 'pepar', 2],
    ['paper', 'council', 3],
  ])('counts %s to %s as %i, and stops above 2', (a, b, edits) => {
    expect(editDistance(a, b, 2)).toBe(edits);
  });
});

describe('isOneEdit', () => {
  it('says what the distance says', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 });
    const check = fc.property(word, word, (a, b) => isOneEdit(a, b) === editDistance(a, b, 1) <= 1);
    fc.assert(check, { numRuns: 5000 });
  });
});
