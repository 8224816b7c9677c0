import { describe, expect, it } from 'vitest';
import {
  clausesOf,
  createExpander,
  partsOf,
  segmentsOf,
  sharedParts,
  withoutAppeal,
} from '../../src/dialogue/segments.js';
import { speechOf } from '../../src/dialogue/speech.js';

const speech = speechOf('en');

describe('segmentsOf', () => {
  it('finds the question at the end of a message', () => {
    expect(segmentsOf('Our town has no money. Did the event see that?', speech)).toEqual([
      { text: 'Our town has no money.', asks: false },
      { text: 'Did the event see that?', asks: true },
    ]);
  });

  it('splits after a year and not after a short form', () => {
    expect(segmentsOf('It ran in 2022. When exactly?', speech)).toHaveLength(2);
    expect(segmentsOf('enc. no. 11 please', speech)).toHaveLength(1);
  });
});

describe('withoutAppeal', () => {
  it.each([
    ['My boss says that nobody had money. Is she right?', 'My boss says that nobody had money.'],
    [
      'The rules are unknown in town halls. Does the event confirm that?',
      'The rules are unknown in town halls.',
    ],
  ])('lets what is told ask in "%s"', (text, told) => {
    expect(withoutAppeal(segmentsOf(text, speech), speech)).toEqual([{ text: told, asks: true }]);
  });

  it.each(['Our town has no money. Did the event see the lack of funds?', 'Is she right?'])(
    'leaves "%s"',
    (text) => {
      const segments = segmentsOf(text, speech);
      expect(withoutAppeal(segments, speech)).toBe(segments);
    },
  );
});

describe('partsOf', () => {
  it.each<[string, string[]]>([
    ['when was it and who organised it?', ['when was it', 'who organised it?']],
    ['dates, organisers and budget', ['dates', 'organisers', 'budget']],
    [
      'who are the intermediaries & why are they needed',
      ['who are the intermediaries', 'why are they needed'],
    ],
    ['what is the theme', ['what is the theme']],
  ])('takes "%s" apart', (text, parts) => {
    expect(partsOf(text, speech)).toEqual(parts);
  });
});

describe('clausesOf', () => {
  it('splits a long sentence at its punctuation and joining words', () => {
    expect(clausesOf('we run a small shelter, but I still need the dates of the event', speech)).toEqual([
      'we run a small shelter',
      'I still need the dates of the event',
    ]);
  });
});

describe('sharedParts', () => {
  it('reads each of two joined words with what they share', () => {
    const [parts] = sharedParts('what do FRA and UCLG mean', speech);
    expect(parts?.first).toContain('what do FRA mean');
    expect(parts?.second).toContain('what do UCLG mean');
    expect(parts?.joined).toEqual([' fra and uclg ', ' fra uclg ']);
  });
});

describe('createExpander', () => {
  const expand = createExpander(speech);

  it.each([
    [
      'themes of the first and of the second edition',
      'themes of the first edition and of the second edition',
    ],
    ['the 1st and the 3rd academy', 'the 1st academy and the 3rd academy'],
    ['the first edition and the second edition', 'the first edition and the second edition'],
    ['the 1st, 2nd and 4th editions', 'the 1st editions, 2nd editions and 4th editions'],
    ['the first or the second edition', 'the first edition or the second edition'],
    ['the first, and the last word', 'the first, and the last word'],
  ])('names the noun beside both numbers of "%s"', (text, expanded) => {
    expect(expand(text)).toBe(expanded);
  });
});
