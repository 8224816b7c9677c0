import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { intentsOf } from '../../src/create-bot.js';
import { loadKnowledge } from '../../src/knowledge/load.js';
import type { Match } from '../../src/matching/intent.js';
import { createMatcher } from '../../src/matching/matcher.js';
import type { Model } from '../../src/matching/model.js';
import { trainMatcher } from '../../src/matching/train.js';
import { PAPER_FOLDER } from '../fixtures/bot.js';

/** Words of one stem and several meanings, typos, words of no knowledge, long and short. */
const ASKED = [
  'when was the harbour founded',
  'when was the founding of the harbour',
  'who were the founders',
  'what did they find',
  'which findings are there',
  'teh secnd encouragment',
  'the cities and their citizens, the city and its citizenship',
  'is a general generally generous',
  `${'the numbered and the numbing numbers of numerous encouragements '.repeat(6)}?`,
];

describe('a matcher', () => {
  let model: Model;
  beforeAll(async () => {
    const loaded = await loadKnowledge(join(PAPER_FOLDER));
    const language = loaded.ok ? loaded.knowledge.languages.get('en') : undefined;
    if (language === undefined) throw new Error('The invented paper is broken.');
    model = await trainMatcher(intentsOf(language), {
      synonyms: language.synonyms,
      background: language.offTopic,
    });
  });

  it('gives the same whatever was asked before', () => {
    const inOrder = (questions: readonly string[]): Map<string, Match> => {
      const { match } = createMatcher(model);
      return new Map(questions.map((question) => [question, match(question)]));
    };
    const forwards = inOrder(ASKED);
    const backwards = inOrder([...ASKED].reverse());
    for (const question of ASKED) expect(backwards.get(question)).toEqual(forwards.get(question));
  });
});
