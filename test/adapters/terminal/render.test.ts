import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderReply, WIDTH } from '../../../adapters/terminal/render.js';
import { columns } from '../../../adapters/terminal/wrap.js';
import type { Reply } from '../../../src/reply/reply.js';
import { ANSWER, CLARIFY, WORDS } from './replies.js';

const PLAIN = { colours: false, width: 60 };

function bare(text: string): Reply {
  return {
    outcome: 'unknown',
    language: 'en',
    passages: [{ text, entry: null, sources: [] }],
    suggestions: [],
    notUnderstood: [],
  };
}

describe('renderReply', () => {
  it('puts the answer first, its sources below it and numbered questions at the end', () => {
    expect(renderReply(ANSWER, WORDS, PLAIN)).toBe(
      `The forum met from 26 to 30 May 2031.

It met in a hall.

Sources
  A notice, Mere Centre
    second paragraph: “met from 26 to 30 May”
    third paragraph
    https://example.org/notice
  A page, Town
    https://example.org/notice

Related questions
  1. What was its theme?`,
    );
  });

  it('follows a question back with its choices, without a heading', () => {
    expect(renderReply(CLARIFY, WORDS, PLAIN)).toBe(
      `Which of these do you mean?

  1. When did the forum meet?
  2. Where did the forum meet?`,
    );
  });

  it('uses colours only where they are wanted, and then changes no word', () => {
    const coloured = renderReply(ANSWER, WORDS, { ...PLAIN, colours: true });
    expect(coloured).toContain('\u001B[');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what a colour is
    expect(coloured.replace(/\u001B\[\d+m/g, '')).toBe(renderReply(ANSWER, WORDS, PLAIN));
  });

  it('shows an emptiest reply without empty headings', () => {
    expect(renderReply(bare('No.'), WORDS, PLAIN)).toBe('No.');
  });

  it('keeps an address whole, however narrow the terminal', () => {
    const url = `https://example.org/${'a'.repeat(200)}`;
    const reply: Reply = {
      ...ANSWER,
      passages: ANSWER.passages.map((passage) => ({
        ...passage,
        sources: passage.sources.map((source) => ({ ...source, url })),
      })),
    };
    expect(renderReply(reply, WORDS, { colours: false, width: 10 }).split('\n')).toContain(`    ${url}`);
  });

  it('loses no word of a long answer and keeps within the width', () => {
    const text = Array.from({ length: 3000 }, (_, i) => `word${i}`).join(' ');
    const shown = renderReply(bare(text), WORDS, PLAIN);
    expect(shown.split(/\s+/).join(' ')).toBe(text);
    for (const line of shown.split('\n')) expect(columns(line)).toBeLessThanOrEqual(PLAIN.width);
  });

  it('does not use more columns than can be read', () => {
    const text = Array.from({ length: 200 }, () => 'word').join(' ');
    const [line = ''] = renderReply(bare(text), WORDS, { colours: false, width: 500 }).split('\n');
    expect(columns(line)).toBeLessThanOrEqual(WIDTH.most);
  });

  it('lets no text steer the terminal, wherever it stands', () => {
    const hostile = fc.string({ unit: 'binary', maxLength: 60 });
    fc.assert(
      fc.property(hostile, (text) => {
        const entry = { id: 'x', question: text };
        const source = { id: 'x', title: text, publisher: text, url: text, paragraph: 1, quote: text };
        const reply: Reply = {
          outcome: 'answer',
          language: 'en',
          passages: [{ text, entry, sources: [source] }],
          suggestions: [entry],
          notUnderstood: [text],
        };
        const shown = renderReply(reply, { ...WORDS, sources: text, related: text }, PLAIN);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they must not be there
        expect(shown).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/);
      }),
      { numRuns: 2000 },
    );
  });
});
