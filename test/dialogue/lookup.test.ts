import { describe, expect, it } from 'vitest';
import { createLookup } from '../../src/dialogue/lookup.js';
import { speechOf } from '../../src/dialogue/speech.js';
import { wordsOf } from '../../src/dialogue/words.js';

const look = createLookup(speechOf('en'), 14);
const numbers = (text: string): readonly number[] | undefined => look(wordsOf(text))?.numbers;

describe('createLookup', () => {
  it.each<[string, number[]]>([
    ['encouragement 7', [7]],
    ['the third one', [3]],
    ['no. xii', [12]],
    ['seventh', [7]],
    ['enc 4 pls', [4]],
    ['the one after nine', [10]],
    ['the one before the fifth', [4]],
    ['the last one', [14]],
    ['last encouragement please', [14]],
    ['encouragement 0', [0]],
    ['Show me encouragement 51', [51]],
    ['the twenty-third encouragement', [23]],
    ['what does encuragement 5 say', [5]],
    ['compare encouragement 2 with encouragement 9', [2, 9]],
    ['encouragements one to three, wording please', [1, 2, 3]],
    ['is there a 15th encouragement?', [15]],
  ])('reads "%s"', (text, expected) => {
    expect(numbers(text)).toEqual(expected);
  });

  it.each([
    'how many encouragements are there',
    'why are there fourteen encouragements',
    'sum up all encouragements 4 me',
    'i want 2 know what the encouragements say',
    'the second edition',
    'the third volume',
    'on the 8 February',
    'who organised it in 2022',
    'what are the fourteen points of a famous president',
    '4815162342',
    'which one is about young people',
  ])('does not take "%s" for a look-up', (text) => {
    expect(numbers(text)).toBeUndefined();
  });

  it('tells a strand from an encouragement', () => {
    expect(look(wordsOf('the second strand'))).toMatchObject({ numbers: [2], strand: true });
    expect(look(wordsOf('the second encouragement'))).toMatchObject({
      numbers: [2],
      strand: false,
      bare: false,
    });
  });
});
