import { describe, expect, it } from 'vitest';
import { toLine, toRecord } from '../../../adapters/terminal/record.js';
import { ANSWER, CLARIFY, WORDS } from './replies.js';

describe('toRecord', () => {
  it('has the fields of the contract and no others', () => {
    expect(toRecord('when and where?', ANSWER, WORDS)).toEqual({
      question: 'when and where?',
      outcome: 'answer',
      text: `The forum met from 26 to 30 May 2031.

It met in a hall.

Sources:
A notice, Mere Centre
second paragraph: “met from 26 to 30 May”
third paragraph
https://example.org/notice
A page, Town
https://example.org/notice

Related questions:
1. What was its theme?`,
      entries: [
        { id: 'forum-dates', question: 'When did the forum meet?' },
        { id: 'forum-place', question: 'Where did the forum meet?' },
      ],
      sources: [
        { id: 'notice', paragraph: 2, url: 'https://example.org/notice', quote: 'met from 26 to 30 May' },
        { id: 'notice', paragraph: 3, url: 'https://example.org/notice', quote: null },
        { id: 'page', paragraph: null, url: 'https://example.org/notice', quote: null },
      ],
      suggestions: [{ id: 'forum-theme', question: 'What was its theme?' }],
      notUnderstood: [],
      language: 'en',
    });
  });

  it('keeps the words of the asker that were not understood', () => {
    expect(toRecord('when', CLARIFY, WORDS)).toMatchObject({
      notUnderstood: ['when'],
      entries: [],
      sources: [],
    });
  });
});

describe('toLine', () => {
  it('is one line of ASCII controls free JSON for every reader, and the same text for a parser', () => {
    const question = 'a\nb\u2028c\u0085d\u009Be\u001Bf\u007F\uD800';
    const line = toLine(toRecord(question, ANSWER, WORDS));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they must not be there
    expect(line).not.toMatch(/[\u0000-\u001F\u007F-\u009F\u2028\u2029]/);
    expect(JSON.parse(line).question).toBe(question);
  });
});
