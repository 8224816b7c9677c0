import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MessageBody } from '../../../adapters/discord/components.js';
import { decodePress } from '../../../adapters/discord/custom-id.js';
import { renderAbout, renderPage } from '../../../adapters/discord/render-browse.js';
import { renderNotice, renderReply } from '../../../adapters/discord/render-reply.js';
import { shared } from '../../../adapters/discord/share.js';
import type { About, BrowsePage } from '../../../src/reply/browse.js';
import type { EntryRef, Passage, Reply, SourceRef } from '../../../src/reply/reply.js';
import { flatten, type RawMessage, refuseMessage } from '../../loopback/discord/message-rules.js';
import { asRead } from './as-read.js';
import { ANSWER, CLARIFY, GONE, ONLINE, SOURCE, WHEN, WORDS } from './small-bot.js';

const raw = (body: MessageBody) => body as unknown as RawMessage;
const textsOf = (body: MessageBody) =>
  (raw(body).components ?? [])
    .flatMap(flatten)
    .flatMap(({ content }) => (content === undefined ? [] : [content]));
const labelsOf = (body: MessageBody) =>
  (raw(body).components ?? [])
    .flatMap(flatten)
    .flatMap(({ type, label = '' }) => (type === 2 ? [label] : []));
const read = (bodies: readonly MessageBody[]) =>
  bodies.flatMap(textsOf).map(asRead).join(' ').replace(/\s+/g, ' ').trim();

function expectTaken(bodies: readonly MessageBody[]): void {
  expect(bodies.length).toBeGreaterThan(0);
  for (const body of bodies) {
    expect(refuseMessage(raw(body))).toBeNull();
    expect(body.allowed_mentions).toEqual({ parse: [] });
  }
}

const HOSTILE = [
  '',
  ' ',
  '@everyone @here <@1> <@&2> <#3> </ask:4> <:x:5> <t:0:R> <id:browse>',
  '**b** *i* _u_ __uu__ ~~s~~ ||spoiler|| `c` ```\nblock\n``` \\* \\\\_x_',
  '# big\n## less\n-# small\n> quote\n>>> long quote\n- list\n* list\n1. first\n2) second',
  '[a masked link](https://evil.example) [broken](javascript:alert(1)) ![image](https://evil.example)',
  'https://example.org/a_b_(c)?x=1&y=*2* and (https://example.org/).',
  '\u202Egnp.exe\u202C \u200B\u2066hidden\u2069 \u0000\u0007 tab\there',
  '🇦🇹👩‍👩‍👧‍👦 e\u0301\u0301\u0301 العربية עברית',
  `${'x'.repeat(4_500)}`,
  `${'*'.repeat(3_000)}`,
  `${'A sentence of some words. '.repeat(200)}\n\n${'Another one! '.repeat(50)}`,
] as const;

const anyText = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: 'grapheme', maxLength: 200 }) },
  { weight: 3, arbitrary: fc.constantFrom(...HOSTILE) },
  fc
    .array(fc.constantFrom(...'*_~`|\\<>[]()#-@:/. \n', 'https://a.b/c_d', 'word', '1.', '@everyone'), {
      maxLength: 60,
    })
    .map((parts) => parts.join('')),
);
/** Titles and quotes: what is longer than a message has a test of its own. */
const anyLine = anyText.map((text) => text.slice(0, 400));
const anyEntry: fc.Arbitrary<EntryRef> = fc.record({
  id: fc.stringMatching(/^[a-z][a-z0-9-]{0,39}$/),
  question: fc.oneof(anyText, fc.constant(WHEN.question)),
});
const anySource: fc.Arbitrary<SourceRef> = fc.record({
  id: fc.constant('source'),
  title: anyLine,
  publisher: anyLine,
  url: fc.oneof(fc.webUrl({ withQueryParameters: true }), anyLine),
  paragraph: fc.option(fc.nat(40)),
  quote: fc.option(anyLine),
});
const anyPassage: fc.Arbitrary<Passage> = fc.record({
  text: anyText,
  entry: fc.option(anyEntry),
  sources: fc.array(anySource, { maxLength: 4 }),
});
const anyReply: fc.Arbitrary<Reply> = fc
  .record({
    passages: fc.array(anyPassage, { minLength: 1, maxLength: 12 }),
    suggestions: fc.array(anyEntry, { maxLength: 45 }),
    outcome: fc.constantFrom('answer' as const, 'silent' as const, 'clarify' as const, 'unknown' as const),
  })
  .map((parts) => ({ ...parts, language: 'en', notUnderstood: [] }));

describe('whatever the reply', () => {
  test('Discord takes every message of it, private or public', () => {
    fc.assert(
      fc.property(anyReply, fc.option(anyText), (reply, question) => {
        expectTaken(renderReply(reply, { words: WORDS }));
        expectTaken(
          renderReply(reply, {
            words: WORDS,
            share: true,
            ...(question === null ? {} : { question: question.slice(0, 1_000) }),
          }),
        );
      }),
      { numRuns: 60 },
    );
  });

  test('no word of its passages is lost and none is out of order', () => {
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 1, maxLength: 8 }), (texts) => {
        const passages = texts.map((text) => ({ text, entry: null, sources: [] }));
        const bodies = renderReply({ ...GONE, passages, suggestions: [] }, { words: WORDS });
        const wanted = visible(texts.join(''));
        if (wanted !== '') expect(visible(read(bodies))).toBe(wanted);
      }),
      { numRuns: 150 },
    );
  });

  test('every suggestion has one button, and every button carries its entry', () => {
    fc.assert(
      fc.property(anyReply, (reply) => {
        const ids = renderReply(reply, { words: WORDS })
          .flatMap((body) => (raw(body).components ?? []).flatMap(flatten))
          .flatMap(({ custom_id }) => (custom_id === undefined ? [] : [decodePress(custom_id)]));
        expect(ids).toEqual(
          [...new Set(reply.suggestions.map(({ id }) => id))].map((id) => ({ kind: 'entry', id })),
        );
      }),
    );
  });

  test('what Share makes of it is taken too, and has no Share any more', () => {
    fc.assert(
      fc.property(anyReply, (reply) => {
        const [first] = renderReply(reply, { words: WORDS, share: true, question: 'when?' });
        const body = shared(first?.components ?? []);
        expectTaken([body]);
        expect(textsOf(body)[0]).toBe('> when?');
        expect(labelsOf(body)).not.toContain(WORDS.share);
      }),
      { numRuns: 40 },
    );
  });
});

test.each(['answer', 'silent', 'unknown', 'clarify', 'courtesy'] as const)(
  '%s: answer first, sources below, then questions',
  (outcome) => {
    const reply =
      outcome === 'courtesy'
        ? ({ ...ANSWER, outcome, courtesy: 'help' } satisfies Reply)
        : ({ ...ANSWER, outcome } satisfies Reply);
    const [body = expect.fail(), ...more] = renderReply(reply, { words: WORDS });
    expect(more).toEqual([]);
    expect(textsOf(body)).toEqual([
      'The event took place from 1 to 8 February 2022.\n-# Sources: [An announcement](<https://example.org/announcement_2022>), A publisher, paragraph 2: “from 1 to 8 February”',
      ...(outcome === 'clarify' ? [] : ['-# Related questions']),
    ]);
    expect(labelsOf(body)).toEqual([ONLINE.question]);
  },
);

test('a reply that asks back offers its meanings as buttons', () => {
  const [body = expect.fail()] = renderReply(CLARIFY, { words: WORDS });
  expect(labelsOf(body)).toEqual([WHEN.question, ONLINE.question]);
});

test('questions that a phone could not tell apart, or that are too long for a button, are listed in full', () => {
  const twins: EntryRef[] = [
    { id: 'a', question: 'Which encouragement speaks about young people in cities?' },
    { id: 'b', question: 'Which encouragement speaks about young people in schools?' },
  ];
  const [body = expect.fail()] = renderReply({ ...CLARIFY, suggestions: twins }, { words: WORDS });
  for (const { question } of twins) expect(textsOf(body).join('\n')).toContain(question);

  const long = { id: 'c', question: `Is it true that ${'very '.repeat(20)}long questions are cut?` };
  const [other = expect.fail()] = renderReply({ ...CLARIFY, suggestions: [long] }, { words: WORDS });
  expect(textsOf(other).join('\n')).toContain(long.question);
  expect(labelsOf(other)[0]).toMatch(/^Is it true that very .*…$/);
});

test('an answer that is longer than a message goes on in the next, cut between paragraphs', () => {
  const paragraph = `${'This is one sentence of the answer. '.repeat(60)}`.trim();
  const text = [paragraph, paragraph, paragraph].join('\n\n');
  const bodies = renderReply(
    { ...ANSWER, passages: [{ text, entry: WHEN, sources: [SOURCE] }] },
    { words: WORDS, share: true },
  );
  expect(bodies).toHaveLength(3);
  expect(bodies.map((body) => textsOf(body)[0])).toEqual([paragraph, paragraph, paragraph]);
  expect(bodies.map((body) => labelsOf(body).at(-1))).toEqual(['Share', 'Share', 'Share']);
  expectTaken(bodies);
});

test('sources that several parts rest on stand under each part', () => {
  const [body = expect.fail()] = renderReply(
    { ...ANSWER, passages: [...ANSWER.passages, ...ANSWER.passages] },
    { words: WORDS },
  );
  expect(textsOf(body).filter((text) => text.includes('An announcement'))).toHaveLength(2);
});

test('a source that is longer than a message is not cut off', () => {
  const source = { ...SOURCE, title: 'a word '.repeat(700), quote: 'quoted '.repeat(700) };
  const bodies = renderReply(
    { ...ANSWER, passages: [{ text: 'Yes.', entry: null, sources: [source] }] },
    { words: WORDS },
  );
  expectTaken(bodies);
  const texts = bodies.flatMap(textsOf).join(' ');
  expect(texts.match(/a word/g)).toHaveLength(700);
  expect(texts.match(/quoted/g)).toHaveLength(700);
});

test('an address that is no web address is not made a link', () => {
  const source = { ...SOURCE, url: 'javascript:alert(1)' };
  const [body = expect.fail()] = renderReply(
    { ...ANSWER, passages: [{ text: 'Yes.', entry: null, sources: [source] }] },
    { words: WORDS },
  );
  expect(textsOf(body)[0]).not.toContain('](');
});

test('a page of strands and the introduction are taken, whatever is in them', () => {
  const anyPage: fc.Arbitrary<BrowsePage> = fc.record({
    language: fc.constant('en'),
    kind: fc.constantFrom('strand' as const, 'encouragement' as const),
    page: fc.integer({ min: 1, max: 25 }),
    pages: fc.constant(25),
    position: anyText,
    title: anyText,
    text: anyText,
    note: fc.option(anyText),
    sources: fc.array(anySource, { maxLength: 3 }),
    questions: fc.array(anyEntry, { maxLength: 5 }),
    menu: fc
      .array(anyText, { minLength: 25, maxLength: 25 })
      .map((labels) => labels.map((label, i) => ({ page: i + 1, label }))),
  });
  fc.assert(
    fc.property(anyPage, fc.boolean(), (page, share) => expectTaken(renderPage(page, WORDS, share))),
    { numRuns: 60 },
  );

  const anyAbout: fc.Arbitrary<About> = fc.record({
    language: fc.constant('en'),
    name: anyText,
    covers: anyText,
    disclaimer: anyText,
    privacy: anyText,
    sources: fc.array(anySource, { maxLength: 12 }),
    knowledgeDate: fc.constantFrom('2026-05-04', 'soon'),
    firstQuestions: fc.array(anyEntry, { maxLength: 4 }),
  });
  fc.assert(
    fc.property(anyAbout, (about) => expectTaken(renderAbout(about, WORDS))),
    { numRuns: 60 },
  );
});

test('a notice is taken, the emptiest too', () => {
  for (const words of HOSTILE.filter((text) => text.length < 2_000 && text.trim() !== ''))
    expectTaken([renderNotice(words)]);
});

/** Characters that a reader sees; where lines and pages break does not matter. */
function visible(text: string): string {
  return text.replace(/[\p{Cc}\u200B\u202A-\u202E\u2060\u2066-\u2069\uFEFF\s]/gu, '');
}
