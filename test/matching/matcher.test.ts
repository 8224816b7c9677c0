import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMatcher } from '../../src/matching/matcher.js';
import { trainMatcher } from '../../src/matching/train.js';
import { LIBRARY } from './subject.js';

const BACKGROUND = [
  'what is the weather',
  'tell me a joke',
  'who won the match',
  'book a flight to Rome',
  'how old are you',
];
const model = await trainMatcher(LIBRARY, { background: BACKGROUND });
const { match } = createMatcher(model);

describe('ranking', () => {
  it.each([
    ['when do you close', 'opening-hours', 'words of an utterance in another order'],
    ['price of membership', 'membership-fee', 'keywords'],
    ['how much money is a card', 'membership-fee', 'a word that only its meaning explains'],
    ['who is in charge of the library', 'director', 'the kind of thing asked for decides'],
    ['wher is teh libary', 'location', 'three typos'],
    ['can i lengthen my loan', 'renewal', 'a near word'],
    ['penalty for bringing books back too late', 'late-return', 'other words'],
    ['is there wi-fi', 'internet', 'a hyphen'],
    ['can I give away old novels', 'donation', 'another wording'],
    ['maximum number of books', 'borrowing-limit', 'shared words, told apart by the rest'],
    [
      'Hello, I am new in town and moved here last week with my two little children who love stories, so I would like to know whether there is a story hour for them',
      'events',
      'a long message with the question at its end',
    ],
  ])('%s: %s (%s)', (question, id) => {
    expect(match(question).candidates[0]?.id).toBe(id);
  });

  it('reaches each entry by its own questions', () => {
    const missed = LIBRARY.flatMap(({ id, utterances }) =>
      utterances.filter((text) => match(text).candidates[0]?.id !== id),
    );
    expect(missed).toEqual([]);
  });
});

describe('decision', () => {
  it.each([
    'how many moons does Jupiter have',
    'best recipe for goulash',
    'translate good morning into Finnish',
    'asdf qwer zxcv',
    '????',
    '',
  ])('does not accept %j', (question) => {
    expect(match(question).decision).not.toBe('accept');
  });

  it('accepts a question of the knowledge', () => {
    expect(match('What are the opening hours?').decision).toBe('accept');
  });

  it('is less sure where a word is left unexplained', () => {
    const plain = match('Who is the director of the library?');
    const foreign = match('Who is the director of the aquarium?');
    expect(foreign.confidence).toBeLessThan(plain.confidence - 0.2);
    expect(foreign.unexplained).toEqual(['aquarium']);
    expect(foreign.known).toBeLessThan(plain.known);
  });

  it('names what it cannot explain in the words of the asker, heaviest first, and no stop words', () => {
    expect(match('What is the garden fee in 2031?').unexplained).toEqual(['2031', 'garden']);
  });

  it('works with a knowledge too small to learn a decision from', async () => {
    const tiny = createMatcher(
      await trainMatcher(
        LIBRARY.slice(0, 2).map((intent) => ({ ...intent, utterances: intent.utterances.slice(0, 1) })),
      ),
    );
    expect(tiny.match('When is the library open?')).toMatchObject({
      decision: 'accept',
      candidates: [{ id: 'opening-hours' }, {}],
    });
    expect(tiny.match('how tall is the Eiffel tower').decision).toBe('reject');
  });

  it('works with an empty knowledge', async () => {
    expect(createMatcher(await trainMatcher([])).match('anything')).toMatchObject({
      candidates: [],
      decision: 'reject',
    });
  });
});

describe('training', () => {
  it('gives the same model for the same knowledge', async () => {
    expect(await trainMatcher(LIBRARY, { background: BACKGROUND })).toEqual(model);
  });

  it('works without word vectors and without Fuse.js', async () => {
    const bare = createMatcher(await trainMatcher(LIBRARY, { useVectors: false, useFuse: false }));
    expect(bare.match('who leads the libary').candidates[0]?.id).toBe('director');
  });

  it('works in another language', async () => {
    const german = createMatcher(
      await trainMatcher(
        [
          { id: 'ort', utterances: ['Wo ist das Rathaus?', 'Adresse des Rathauses'] },
          { id: 'zeit', utterances: ['Wann öffnet das Amt?', 'Öffnungszeiten des Amts'] },
        ],
        { language: 'de' },
      ),
    );
    expect(german.match('öffnungszeit').candidates[0]?.id).toBe('zeit');
  });

  it('treats synonyms as one', async () => {
    const withSynonyms = createMatcher(await trainMatcher(LIBRARY, { synonyms: [['fine', 'mulct']] }));
    expect(withSynonyms.match('mulct').candidates[0]?.id).toBe('late-return');
    expect(withSynonyms.match('mulct').unexplained).toEqual([]);
  });
});

describe('any input', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.constantFrom(
      'library',
      'when',
      '\u0000',
      '\u202e',
      '<script>',
      '@everyone',
      '```',
      'حقوق',
      '図書館は',
      '😀',
      '12',
      '\ud800',
    ),
  );
  const hostile = fc.array(piece, { maxLength: 12 }).map((parts) => parts.join(' '));

  it('gets a match whose numbers are sound and whose words come from the text', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const { candidates, confidence, known, unexplained } = match(text);
        const scores = candidates.map(({ score }) => score);
        expect(candidates.length).toBeLessThanOrEqual(10);
        expect(scores.every((score) => score >= 0 && score <= 1)).toBe(true);
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeLessThanOrEqual(1);
        expect(known).toBeGreaterThanOrEqual(0);
        expect(known).toBeLessThanOrEqual(1);
        expect(unexplained.every((word) => text.includes(word))).toBe(true);
      }),
      { numRuns: 2000, seed: 11 },
    );
  });

  it.each([
    ['letters', 'a'],
    ['dotted letters', 'a.'],
    ['marks', '\u0301'],
    ['unknown words', 'zyxqv wvutk '],
    ['apostrophes', "a'"],
    ['ideographs', '図'],
  ])('is read in bounded time: 100,000 characters of %s', (_, unit) => {
    expect(match(unit.repeat(100_000 / unit.length)).decision).toBe('reject');
  });
});
