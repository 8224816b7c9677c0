import { expect, test } from 'vitest';
import { formatProblem } from '../../src/knowledge/problem.js';
import { type Classify, checkReach } from '../../src/knowledge/reach.js';
import { draftsOf, lineOf, paperText, swap } from './invented.js';

const text = await paperText('en.yaml');

/** Asks with a matcher that knows each question by heart, but for the given ones. */
async function complaintsOf(changed: string, strange: Readonly<Record<string, ReturnType<Classify>>> = {}) {
  const [draft] = (await draftsOf({ 'en.yaml': changed })).languages;
  if (draft === undefined) throw new Error('the fixture has a language');
  const known = new Map(
    [...draft.value.entries, ...draft.value.gaps].flatMap(({ id, question, alternates }) =>
      [question, ...alternates].map((q) => [q, { id, sure: true, confidence: 1 }] as const),
    ),
  );
  return checkReach(draft, (q) => strange[q] ?? known.get(q) ?? { id: null, sure: false, confidence: 0 }).map(
    formatProblem,
  );
}

test('entries that their questions reach are sound', async () => {
  expect(await complaintsOf(text)).toEqual([]);
});

test('a shown question that reaches another entry, or none, is told', async () => {
  const question = 'Who wrote the Lakeside Paper?';
  const place = `en.yaml:${lineOf(text, question)}: expected "${question}" to reach its own entry "paper-authors"`;
  expect(await complaintsOf(text, { [question]: { id: 'organiser', sure: true, confidence: 0.9 } })).toEqual([
    `${place}, found that it reaches "organiser"; leave the question with one of the two, or say in their alternates what sets them apart.`,
  ]);
  expect(await complaintsOf(text, { [question]: { id: null, sure: false, confidence: 0.1 } })).toEqual([
    `${place}, found that it reaches none; add alternates in the words of this question.`,
  ]);
});

test('an alternate is told where it reaches another entry, not where the bot declines or asks back', async () => {
  const question = 'who drafted the text';
  expect(await complaintsOf(text, { [question]: { id: null, sure: false, confidence: 0 } })).toEqual([]);
  expect(await complaintsOf(text, { [question]: { id: 'organiser', sure: false, confidence: 0.4 } })).toEqual(
    [],
  );
  expect(await complaintsOf(text, { [question]: { id: 'organiser', sure: true, confidence: 0.6 } })).toEqual([
    expect.stringContaining(
      `en.yaml:${lineOf(text, question)}: expected "who drafted the text" to reach its own entry`,
    ),
  ]);
});

test('nearly the same words in two entries are told where the matcher wavers between these', async () => {
  const near = swap(text, '      - where is the full text\n', '      - who wrote the whole Lakeside Paper\n');
  const wavers = (margin: number) => ({
    'who wrote the whole Lakeside Paper': {
      id: 'paper-where',
      sure: true,
      confidence: 0.5 + margin,
      runnerUp: { id: 'paper-authors', confidence: 0.5 },
    },
  });
  expect(await complaintsOf(near, wavers(0.02))).toEqual([
    `en.yaml:${lineOf(near, 'who wrote the whole')}: expected questions that the matcher can tell apart, found "who wrote the whole Lakeside Paper" of "paper-where" in nearly the same words as "Who wrote the Lakeside Paper?" of "paper-authors" on line ${lineOf(near, 'Who wrote the Lakeside Paper?')}; delete one of the two or put it in other words.`,
  ]);
  expect(await complaintsOf(near, wavers(0.3))).toEqual([]);
});
