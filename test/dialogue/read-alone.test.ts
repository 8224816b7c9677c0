import { expect, it } from 'vitest';
import { createReader } from '../../src/dialogue/read-alone.js';
import { speechOf } from '../../src/dialogue/speech.js';
import { loadKnowledge } from '../../src/knowledge/load.js';
import type { Match } from '../../src/matching/intent.js';
import { PAPER_FOLDER } from '../fixtures/bot.js';

const loaded = await loadKnowledge(PAPER_FOLDER);
const language = loaded.ok ? loaded.knowledge.languages.get('en') : undefined;

/** Reads "something" where the matcher accepts with those scores. */
function readWith(scores: Readonly<Record<string, number>>) {
  if (language === undefined) throw new Error('The invented paper is broken.');
  const match: Match = {
    candidates: Object.entries(scores).map(([id, score]) => ({ id, score })),
    decision: 'accept',
    confidence: 0.6,
    unexplained: [],
    known: 1,
    outside: 0,
  };
  return createReader(language, { match: () => match, examine: () => [] }, speechOf('en'))('something');
}

it('answers with what is clearly the likeliest', () => {
  expect(readWith({ 'forum-dates': 0.6, 'forum-place': 0.3 })).toMatchObject({
    kind: 'entry',
    id: 'forum-dates',
  });
});

it('asks which of two facts is meant where they are about equally likely', () => {
  expect(readWith({ 'forum-dates': 0.45, 'forum-place': 0.4 })).toEqual({
    kind: 'clarify',
    ids: ['forum-dates', 'forum-place'],
  });
});

it('does not ask whether what the sources do not say is meant', () => {
  expect(readWith({ 'forum-dates': 0.45, 'forum-budget': 0.4 })).toMatchObject({ id: 'forum-dates' });
  expect(readWith({ 'forum-budget': 0.45, 'forum-dates': 0.4 })).toMatchObject({ id: 'forum-budget' });
});
