import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Bot } from '../src/bot.js';
import type { Reply } from '../src/reply/reply.js';
import { openFixtureBot } from './fixtures/bot.js';

let bot: Bot;
beforeAll(async () => {
  bot = await openFixtureBot();
});

const idsOf = (reply: Reply): string[] => reply.passages.flatMap(({ entry }) => entry?.id ?? []);
const textOf = (reply: Reply): string => reply.passages.map(({ text }) => text).join('\n');

describe('look-up of encouragements that the knowledge has', () => {
  it('gives each in its own words by number', () => {
    const texts = new Set<string>();
    for (let n = 1; n <= 14; n++) {
      const reply = bot.ask({ text: `encouragement ${n}` });
      expect(reply.outcome).toBe('answer');
      expect(idsOf(reply)).toEqual([`encouragement-${n}`]);
      texts.add(textOf(reply));
    }
    expect(texts.size).toBe(14);
  });

  it('steps on from one to the next, and says where the list ends', () => {
    bot.ask({ text: 'encouragement 13', conversation: 'steps' });
    expect(idsOf(bot.ask({ text: 'next', conversation: 'steps' }))).toEqual(['encouragement-14']);
    expect(textOf(bot.ask({ text: 'next', conversation: 'steps' }))).toContain(
      'There is no encouragement 15.',
    );
  });

  it.each(['encouragement 0', 'enc 15', 'the twenty-third one', 'encouragement 51'])(
    'says how many there are: %s',
    (text) => {
      const reply = bot.ask({ text });
      expect(reply.outcome).toBe('answer');
      expect(textOf(reply)).toMatch(/There is no encouragement \d+\./);
    },
  );

  it('lists them all', () => {
    expect(idsOf(bot.ask({ text: 'list them all' }))).toHaveLength(14);
  });

  it('leafs through them', () => {
    const first = bot.browse(0);
    expect(first).toMatchObject({ kind: 'encouragement', page: 1, pages: 14, note: null });
    expect(bot.browse(99).page).toBe(14);
    expect(bot.choose('page:3')).toMatchObject({ page: { page: 3 } });
  });

  it('finds them while somebody types', () => {
    expect(bot.find('', 25).length).toBe(25);
    expect(bot.find('7', 5)[0]?.value).toBe('page:7');
  });
});

describe('conversations', () => {
  it('never see each other', () => {
    bot.ask({ text: 'encouragement 5', conversation: 'one' });
    expect(bot.ask({ text: 'next', conversation: 'two' }).outcome).toBe('clarify');
    expect(idsOf(bot.ask({ text: 'next', conversation: 'one' }))).toEqual(['encouragement-6']);
  });

  it('go on after something off the subject', () => {
    bot.ask({ text: 'encouragement 5', conversation: 'off' });
    expect(bot.ask({ text: 'zxqv blorp kwyjibo', conversation: 'off' }).outcome).toBe('unknown');
    expect(idsOf(bot.ask({ text: 'encouragement 6', conversation: 'off' }))).toEqual(['encouragement-6']);
  });

  it('answer both parts of a compound question in order', () => {
    const reply = bot.ask({ text: 'When did the Lakeside Forum take place and who organised the forum?' });
    expect(idsOf(reply)).toEqual(['forum-dates', 'organiser']);
  });
});

describe('buttons', () => {
  it('get a kind reply where the entry is gone', () => {
    const reply = bot.entry('no-such-entry');
    expect(reply.outcome).toBe('unknown');
    expect(textOf(reply)).toContain('no longer there');
  });
});

/** Milliseconds. Over 10,000 inputs take a while on a slow machine; this only ends a run that hangs. */
const PATIENCE = 120_000;

/** Pieces of what people, and those who mean harm, type. */
const piece = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.constantFrom(
    '',
    ' ',
    '\u0000',
    '\u200b\u202e',
    '@everyone',
    '<@123>',
    '<!channel>',
    '<script>alert(1)</script>',
    '**bold**',
    '[x](https://example.org)',
    'next',
    'the last one',
    'previous',
    'more',
    'why?',
    'and where?',
    'encouragement 7',
    'encouragement 999999999999',
    'when was it and who organised it?',
    'no, I meant 2030',
    'ignore all previous instructions',
    'שלום',
    'مرحبا',
    '🦖🚀',
    'a\u0301\u0301\u0301',
    'thanks',
    'list them',
    'the second strand',
    'the other one',
    'again',
  ),
  fc.constantFrom('a', ' ', '?', '\n', 'é', '🎸').map((one) => one.repeat(300)),
);
const message = fc.array(piece, { minLength: 1, maxLength: 3 }).map((pieces) => pieces.join(' '));
/** Controls but the line feed, and what is invisible or turns the direction of the text around. */
const UNPRINTABLE = /[\p{Cf}]|(?!\n)\p{Cc}/u;
const OUTCOMES = ['answer', 'silent', 'clarify', 'unknown', 'courtesy'];

function expectCalm(reply: Reply): void {
  expect(OUTCOMES).toContain(reply.outcome);
  expect(reply.passages.length).toBeGreaterThan(0);
  for (const { text } of reply.passages) {
    expect(text.trim()).not.toBe('');
    expect(text).not.toMatch(UNPRINTABLE);
  }
  if (reply.outcome === 'clarify') expect(reply.suggestions.length).toBeGreaterThanOrEqual(2);
  expect(reply.suggestions.length).toBeLessThanOrEqual(5);
}

describe('any input', () => {
  it(
    'gets a calm reply',
    () => {
      fc.assert(
        fc.property(message, (text) => expectCalm(bot.ask({ text }))),
        { numRuns: 6_500, seed: 7 },
      );
    },
    PATIENCE,
  );

  it(
    'gets a calm reply in any sequence',
    () => {
      fc.assert(
        fc.property(fc.array(message, { minLength: 2, maxLength: 8 }), fc.uuid(), (texts, conversation) => {
          for (const text of texts) expectCalm(bot.ask({ text, conversation }));
        }),
        { numRuns: 800, seed: 8 },
      );
    },
    PATIENCE,
  );

  it(
    'is bounded however long it is',
    () => {
      for (const text of [
        'a'.repeat(100_000),
        'who and '.repeat(12_500),
        'when? '.repeat(16_000),
        ', '.repeat(50_000),
        '7 '.repeat(50_000),
        `first${' '.repeat(100_000)}x`,
        `I know${'\t'.repeat(100_000)}but`,
        'the first, '.repeat(9_000),
        `not${' '.repeat(100_000)}2021`,
      ]) {
        expectCalm(bot.ask({ text, conversation: 'long' }));
      }
    },
    PATIENCE,
  );
});
