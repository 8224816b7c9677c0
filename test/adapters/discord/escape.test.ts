import { expect, test } from 'vitest';
import { escapeText, escapeWords, link } from '../../../adapters/discord/escape.js';
import { asRead } from './as-read.js';

test.each([
  ['emphasis', '*a* _b_ ~~c~~ ||d|| `e`', '\\*a\\* \\_b\\_ \\~\\~c\\~\\~ \\|\\|d\\|\\| \\`e\\`'],
  ['a backslash before a mark', '\\*a*', '\\\\\\*a\\*'],
  ['mentions', '@everyone <@1> <#2>', '\\@everyone \\<@1\\> \\<#2\\>'],
  ['headings, lists and small print', '# a\n-# b\n- c\n1. d', '\\# a\n\\-# b\n\\- c\n1\\. d'],
  ['a masked link', '[a](https://evil.example)', '\\[a\\](<https://evil.example>)'],
  ['text that turns its direction', 'a\u202Eb\u0000c', 'abc'],
])('%s shows as it was written', (_what, text, escaped) => {
  expect(escapeText(text)).toBe(escaped);
});

test.each([
  [
    'in a sentence',
    'See https://example.org/a_b?c=d&e. Then go.',
    'See https://example.org/a_b?c=d&e. Then go.',
  ],
  ['before a mark', 'https://example.org/a*', '<https://example.org/a>\\*'],
  ['in brackets', '(https://example.org/)', '(<https://example.org/>)'],
])('an address %s stays a link and ends where it ended', (_where, text, escaped) => {
  expect(escapeText(text)).toBe(escaped);
  expect(asRead(escaped)).toBe(text);
});

test("a person's words are one line and make no link", () => {
  expect(escapeWords(' when\n> was https://evil.example/ it? ')).toBe(
    'when \\> was https\\://evil.example/ it?',
  );
});

test.each([
  ['a web address', 'https://example.org/a_(b)', '[A \\[b\\]](<https://example.org/a_%28b%29>)'],
  [
    'an address that would end the link',
    'https://example.org/>)<x',
    '[A \\[b\\]](<https://example.org/%3E%29%3Cx>)',
  ],
  ['no web address', 'javascript:alert(1)', 'A \\[b\\]'],
  ['no address', 'example', 'A \\[b\\]'],
])('a link to %s', (_what, url, markdown) => {
  expect(link('A [b]', url)).toBe(markdown);
});
