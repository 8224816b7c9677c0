import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitView, notice, toBlocks, toMessages } from '../../../adapters/slack/layout.js';
import { LIMITS } from '../../../adapters/slack/limits.js';
import { askModal, showModal } from '../../../adapters/slack/modal.js';
import { homeParts, pageParts, replyParts } from '../../../adapters/slack/render.js';
import type { About, BrowsePage } from '../../../src/reply/browse.js';
import type { EntryRef, Reply, SourceRef } from '../../../src/reply/reply.js';
import { refuseBlocks, refuseView } from '../../loopback/slack/block-kit.js';
import { controls } from '../../loopback/slack/payloads.js';
import { ANNOUNCEMENT, answer, createTinyBot, WORDS } from './tiny-bot.js';

const options = { words: WORDS };
const bot = createTinyBot();

const hostile = fc.oneof(
  fc.string({ maxLength: 300 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    '',
    ' ',
    '\n\n\n',
    '<!channel> <@U0MEMBER01> <https://x|y> & *b* _i_ ~s~ `c` :smile:',
    '&'.repeat(5_000),
    'a'.repeat(9_000),
    'A sentence of some words. '.repeat(400),
    'ก'.repeat(4_000),
    'e\u0301'.repeat(2_000),
    '👩‍👩‍👧'.repeat(600),
    '\u202eright to left\u0000\u200b',
  ),
);
const entry: fc.Arbitrary<EntryRef> = fc.record({
  id: fc.stringMatching(/^[a-z0-9-]{1,40}$/),
  question: hostile,
});
const source: fc.Arbitrary<SourceRef> = fc.record({
  id: fc.stringMatching(/^[a-z0-9-]{1,40}$/),
  title: hostile,
  publisher: hostile,
  url: fc.oneof(
    fc.webUrl(),
    fc.constantFrom('', 'javascript:alert(1)', 'http://', `https://a.org/${'x'.repeat(4_000)}`),
  ),
  paragraph: fc.option(fc.nat(40)),
  quote: fc.option(hostile),
});
const reply: fc.Arbitrary<Reply> = fc.record({
  outcome: fc.constantFrom('answer', 'silent', 'clarify', 'unknown'),
  language: fc.constant('en'),
  passages: fc.array(
    fc.record({ text: hostile, entry: fc.option(entry), sources: fc.array(source, { maxLength: 4 }) }),
    { minLength: 1, maxLength: 4 },
  ),
  suggestions: fc.array(entry, { maxLength: 6 }),
  notUnderstood: fc.constant([]),
});
const page: fc.Arbitrary<BrowsePage> = fc.record({
  language: fc.constant('en'),
  kind: fc.constantFrom('strand', 'encouragement'),
  page: fc.integer({ min: 1, max: 25 }),
  pages: fc.constant(25),
  position: hostile,
  title: hostile,
  text: hostile,
  note: fc.option(hostile),
  sources: fc.array(source, { maxLength: 3 }),
  questions: fc.array(entry, { maxLength: 5 }),
  menu: fc
    .array(hostile, { maxLength: 25 })
    .map((labels) => labels.map((label, index) => ({ page: index + 1, label }))),
});

/** What is left of a text when white space does not count. */
const letters = (text: string) => text.replace(/\s/g, '');
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Every text element of the blocks in order, joined. */
function visible(value: unknown): string {
  if (Array.isArray(value)) return value.map(visible).join('');
  if (typeof value !== 'object' || value === null) return '';
  return Object.entries(value)
    .map(([key, item]) => (typeof item === 'string' ? (key === 'text' ? item : '') : visible(item)))
    .join('');
}

describe('any reply', () => {
  it('fits into messages that Slack takes, with nothing cut and nothing of it in mrkdwn', () => {
    fc.assert(
      fc.property(reply, hostile, (anyReply, question) => {
        const messages = toMessages(replyParts(anyReply, { ...options, question }));
        for (const message of messages) {
          expect(message.blocks.length === 0 ? null : refuseBlocks(message.blocks)).toBeNull();
          expect(message.text.length).toBeLessThanOrEqual(LIMITS.text);
          expect(message.text).not.toMatch(/[<>]/);
          expect(JSON.stringify(message.blocks)).not.toContain('"type":"mrkdwn"');
        }
        const shown = letters(visible(messages.map((message) => message.blocks)));
        const said = letters(messages.map((message) => message.text).join(''));
        for (const { text } of anyReply.passages) {
          expect(shown).toContain(letters(text));
          expect(said).toContain(letters(escaped(text)));
        }
        for (const { question: words } of anyReply.suggestions)
          expect(said).toContain(letters(escaped(words)));
      }),
      { numRuns: 150 },
    );
  });

  it('fits into a window and the App Home', () => {
    fc.assert(
      fc.property(reply, page, (anyReply, anyPage) => {
        const blocks = toBlocks(replyParts(anyReply, options));
        expect(refuseView(askModal(blocks, 3), 'modal')).toBeNull();
        if (blocks.length > 0) expect(refuseView(showModal(blocks), 'modal')).toBeNull();
        const home = fitView(toBlocks(homeParts(bot.about(), anyPage, WORDS)), LIMITS.viewBlocks);
        expect(refuseView({ type: 'home', blocks: home }, 'home')).toBeNull();
      }),
      { numRuns: 100 },
    );
  });

  it('is shown for any page of encouragements', () => {
    fc.assert(
      fc.property(page, (anyPage) => {
        const messages = toMessages(
          pageParts(anyPage, { ...options, controls: true, share: { of: 'page', page: 1 } }),
        );
        for (const message of messages) expect(refuseBlocks(message.blocks)).toBeNull();
        const shown = letters(visible(messages.map((message) => message.blocks)));
        expect(shown).toContain(letters(anyPage.text));
        expect(shown).toContain(letters(anyPage.title));
        for (const { label } of anyPage.menu) expect(shown).toContain(letters(label));
      }),
      { numRuns: 100 },
    );
  });
});

describe('an answer', () => {
  const dates: EntryRef = { id: 'event-dates', question: 'When did it take place?' };

  it('comes first, then its sources as links, then what to press; and the same in plain words', () => {
    const [message, ...more] = toMessages(
      replyParts(answer(dates, 'First.\n\nSecond.', [{ id: 'who', question: 'Who organised it?' }]), {
        ...options,
        share: { of: 'entries', ids: ['event-dates'] },
      }),
    );
    expect(more).toEqual([]);
    expect(message?.text).toBe(
      [
        'First.',
        'Second.',
        'Sources:\n• Announcement of the outcome paper, DeLoG, paragraph 2: “from 1 February to 8 February 2022” https://example.org/announcement?a=1&amp;b=2',
        'Related questions:\n1. Who organised it?',
      ].join('\n\n'),
    );
    expect(message?.blocks.map((block) => block.type)).toEqual([
      'rich_text',
      'rich_text',
      'rich_text',
      'rich_text',
      'rich_text',
      'actions',
      'actions',
    ]);
    expect(JSON.stringify(message?.blocks)).toContain('"url":"https://example.org/announcement?a=1&b=2"');
    expect(controls(message?.blocks).map((each) => each.text)).toEqual([
      { type: 'plain_text', text: 'Who organised it?', emoji: false },
      { type: 'plain_text', text: 'Share', emoji: false },
    ]);
  });

  it('names each source once, however many passages cite it', () => {
    const one = answer(dates, 'One.');
    const two: Reply = { ...one, passages: [...one.passages, ...one.passages] };
    const text = toMessages(replyParts(two, options))[0]?.text ?? '';
    expect(text.split(ANNOUNCEMENT.title)).toHaveLength(2);
  });

  it('shows an address that is no web address as text', () => {
    const odd: Reply = {
      ...answer(dates, 'One.'),
      passages: [{ text: 'One.', entry: dates, sources: [{ ...ANNOUNCEMENT, url: 'javascript:alert(1)' }] }],
    };
    const blocks = JSON.stringify(toMessages(replyParts(odd, options))[0]?.blocks);
    expect(blocks).not.toContain('"type":"link"');
    expect(blocks).toContain('javascript:alert(1)');
  });

  it('writes long questions out above their buttons, which carry their numbers', () => {
    const long =
      'Which of the obstacles that cities named in their contributions is about money, and which is not?';
    const [message] = toMessages(
      replyParts(answer(dates, 'One.', [{ id: 'long', question: long }, dates]), options),
    );
    expect(visible(message?.blocks)).toContain(long);
    const [first] = controls(message?.blocks);
    expect(visible([first])).toMatch(/^1\. Which of the obstacles .*…$/);
  });

  it('is paged between paragraphs where it is longer than a message', () => {
    const paragraphs = Array.from(
      { length: 8 },
      (_, index) => `Paragraph ${index}. ${'word '.repeat(180)}end.`,
    );
    const messages = toMessages(replyParts(answer(dates, paragraphs.join('\n\n')), options));
    expect(messages.length).toBeGreaterThan(1);
    for (const { text } of messages.slice(0, -1)) expect(text).toMatch(/end\.$/);
  });
});

it('a notice is one message', () => {
  expect(refuseBlocks(notice('A sentence with <!channel>.').blocks)).toBeNull();
  expect(notice('A <b>').text).toBe('A &lt;b&gt;');
});

it('the App Home says all that it has to', () => {
  const about: About = bot.about();
  const home = visible(toBlocks(homeParts(about, bot.browse(2), WORDS)));
  for (const words of [
    about.name,
    about.covers,
    about.disclaimer,
    about.privacy,
    'Build bridges',
    ANNOUNCEMENT.title,
    '2026-08-01',
  ])
    expect(home).toContain(words);
});
