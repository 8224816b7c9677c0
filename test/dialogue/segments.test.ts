import { describe, expect, it } from 'vitest';
import { partsOf, segmentsOf } from '../../src/dialogue/segments.js';
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
