import { beforeAll, describe, expect, it } from 'vitest';
import type { Bot } from '../../src/bot.js';
import { loadKnowledge } from '../../src/knowledge/load.js';
import { openFixtureBot, PAPER_FOLDER } from '../fixtures/bot.js';

const loaded = await loadKnowledge(PAPER_FOLDER);
if (!loaded.ok) throw new Error('The invented paper is broken.');
const { encouragements = [] } = loaded.knowledge.languages.get('en') ?? {};

describe('a look-up of the invented paper', () => {
  let bot: Bot;
  beforeAll(async () => {
    bot = await openFixtureBot();
  });
  const first = (text: string): string => bot.ask({ text }).passages[0]?.text ?? '';

  it('has fourteen encouragements to find', () => {
    expect(encouragements).toHaveLength(14);
  });

  it.each(encouragements.map((one) => [one.number, one] as const))('finds number %i', (number, { text }) => {
    expect(first(`encouragement ${number}`)).toContain(text);
  });

  it.each(encouragements.flatMap((one) => one.topics.map((topic) => [topic, one] as const)))(
    'finds the one about %s',
    (topic, { text }) => {
      expect(first(`which encouragement is about ${topic}?`)).toContain(text);
    },
  );

  it.each([
    ['a single letter', 'x'],
    ['letters in a row', 'a s d f'],
    ['figures in a row', '00 11 00 11 22'],
  ])('does not take %s for a question', (_, text) => {
    expect(bot.ask({ text }).outcome).toBe('unknown');
  });

  it.each(['show #10', 'nr 10', 'n° 10 please'])('reads the number sign of "%s"', (text) => {
    expect(first(text)).toContain(encouragements[9]?.text);
  });

  it('steps on although the step is misspelt', () => {
    const conversation = 'steps';
    bot.ask({ text: 'encouragement 4', conversation });
    expect(bot.ask({ text: 'the one befor', conversation }).passages[0]?.text).toContain(
      encouragements[2]?.text,
    );
  });
});
