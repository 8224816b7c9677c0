import { describe, expect, it } from 'vitest';
import { languageOf } from '../../src/matching/language.js';
import { createSynonyms } from '../../src/matching/synonyms.js';
import { createTermReader } from '../../src/matching/terms.js';
import { tokenise } from '../../src/matching/text.js';

const language = languageOf('en');
const synonyms = createSynonyms([['paper', 'outcome document', 'declaration']], language, (phrase) =>
  tokenise(phrase).map(({ text }) => text),
);
const keys = (text: string): string[] =>
  createTermReader(
    { language, synonyms },
    { keeps: () => false, hasPlaces: true },
  )(text).map(({ key }) => key);

describe('synonyms', () => {
  it('gives each member of a group the key of the first', () => {
    expect(keys('declarations')).toEqual(keys('paper'));
    expect(keys('outcome documents')).toEqual(keys('paper'));
  });

  it('leaves part of a phrase as it is', () => {
    expect(keys('outcome')).not.toEqual(keys('paper'));
  });

  it('keeps the place of a whole phrase in the text', () => {
    const text = 'the Outcome Document please';
    const term = createTermReader(
      { language, synonyms },
      { keeps: () => false, hasPlaces: true },
    )(text).find(({ words }) => words.length === 2);
    expect(term && text.slice(term.start, term.end)).toBe('Outcome Document');
  });
});

describe('createTermReader', () => {
  it('writes short forms out', () => {
    expect(keys("what's")).toEqual(keys('what is'));
    expect(keys('whats')).toEqual(keys('what is'));
  });

  it('tells the repair which words stand beside the neighbours', () => {
    const read = createTermReader(
      { language, synonyms },
      {
        keeps: () => false,
        hasPlaces: true,
        follows: (first, second) => `${first} ${second}` === 'i want' || `${first} ${second}` === 'want the',
        repair: (word, fits) => (word === 'wnat' && fits('want') > fits('what') ? 'want' : word),
      },
    );
    expect(read('i wnat the paper').map(({ key }) => key)).toContain('want');
    expect(read('wnat a paper').map(({ key }) => key)).not.toContain('want');
  });

  it('works in a language that it knows nothing of', () => {
    const plain = languageOf('xx');
    const none = createSynonyms([], plain, () => []);
    const terms = createTermReader(
      { language: plain, synonyms: none },
      { keeps: () => false, hasPlaces: true },
    )('Wo ist das Rathaus');
    expect(terms.map(({ key }) => key)).toEqual(['wo', 'ist', 'das', 'rathaus']);
  });
});
