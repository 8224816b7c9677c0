import { describe, expect, it, onTestFinished } from 'vitest';
import type { Bot } from '../../src/bot.js';
import type { Reply } from '../../src/reply/reply.js';
import { openFixtureBot } from '../fixtures/bot.js';
import type { Driver, Shown } from './driver.js';

/** One question for each outcome, and those that are hard to show. */
const QUESTIONS: readonly (readonly [string, string])[] = [
  ['a plain question', 'When did the Lakeside Forum take place?'],
  ['a question in two parts', 'When did the forum take place and where did it meet?'],
  ['a numbered encouragement', 'encouragement 7'],
  ['a number out of range', 'encouragement 15'],
  ['a question on which the sources are silent', 'What did the Lakeside Forum cost?'],
  ['a question far from the subject', 'best recipe for pancakes'],
  ['a single word', 'forum'],
  ['a greeting', 'hello'],
  ['a cry for help', 'help'],
  ['markup and mentions', 'what is *the* <b>forum</b> @everyone `x` ~y~ [a](https://evil.example)'],
  ['control characters', 'when \u001B[31mwas\u0007 the\u202E forum'],
  ['noise', '?!…'],
  ['a long message', `${'I work for a town. '.repeat(60)}When did the Lakeside Forum take place?`],
];

/** A follow-up needs the turn before it, a number leads through the encouragements, and thanks come in between. */
const CONVERSATION = [
  'When did the Lakeside Forum take place?',
  'and where?',
  'thanks',
  'encouragement 3',
  'the next one',
  'who organised the forum?',
];

/**
 * Shows that an adapter says what the core says: the same words in the same order, the same sources, the same choices, with
 * nothing cut off.
 *
 * @param start gives the adapter with that bot in it, as it runs in earnest
 */
export function describeAdapter(name: string, start: (bot: Bot) => Promise<Driver>): void {
  /** Two bots of the same knowledge: one is asked directly, the other through the adapter. */
  async function startBoth(): Promise<{ bot: Bot; driver: Driver }> {
    const driver = await start(await openFixtureBot());
    onTestFinished(() => driver.stop());
    return { bot: await openFixtureBot(), driver };
  }

  describe(`${name} says what the core says`, () => {
    it.each(QUESTIONS)('to %s', async (_, question) => {
      const { bot, driver } = await startBoth();
      expectSame(bot.ask({ text: question }), await driver.ask(question));
    });

    it('in a conversation, turn by turn', async () => {
      const { bot, driver } = await startBoth();
      for (const text of CONVERSATION) {
        expectSame(bot.ask({ text, conversation: 'contract' }), await driver.ask(text));
      }
    });
  });
}

function expectSame(reply: Reply, shown: Shown): void {
  const text = words(shown.text);
  let position = 0;
  for (const passage of reply.passages.map(({ text }) => words(text))) {
    const found = text.indexOf(passage, position);
    expect(found, `the passage "${passage}" in "${text}", after character ${position}`).not.toBe(-1);
    position = found + passage.length;
  }
  const cited = reply.passages.flatMap(({ sources }) => sources);
  for (const { title, quote } of cited) {
    expect(text).toContain(words(title));
    if (quote !== null) expect(text).toContain(words(quote));
  }
  expect(distinct(shown.sources)).toEqual(distinct(cited.map(({ url }) => url)));
  expect(shown.suggestions).toEqual(reply.suggestions.map(({ question }) => question));
}

/** Platforms break lines and join spaces as they like. */
function words(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function distinct(addresses: readonly string[]): string[] {
  return [...new Set(addresses.map((address) => new URL(address).href))];
}
