import { expect, test } from 'vitest';
import { type IncomingMessage, questionText, readMessage } from '../../../adapters/discord/read-message.js';

const BOT = '110000000000000001';

function incoming(content: string, more: Partial<IncomingMessage> = {}): IncomingMessage {
  return {
    content,
    automatic: false,
    direct: false,
    forwarded: false,
    mentions: new Set([BOT]),
    repliesToBot: false,
    ...more,
  };
}

test.each([
  ['at the beginning', `<@${BOT}> when was it?`, 'when was it?'],
  ['at the end', `when was it <@${BOT}>`, 'when was it'],
  ['in the older form', `<@!${BOT}> when was it?`, 'when was it?'],
  ['beside other references', `<@${BOT}> <@44> <#55> <:wave:66> <t:77:R> when was it?`, 'when was it?'],
  ['below a quote', `> when was it?\n<@${BOT}> and who came?`, 'and who came?'],
  ['below a quote, without words of its own', `> when was it?\n<@${BOT}>`, 'when was it?'],
  ['beside code', `<@${BOT}> what is \`the paper\`?`, 'what is `the paper`?'],
])('a mention %s is a question', (_where, content, text) => {
  expect(readMessage(incoming(content), BOT)).toEqual({ kind: 'question', text });
});

test('a mention alone has no text', () => {
  expect(readMessage(incoming(`<@${BOT}>`), BOT)).toEqual({ kind: 'no-text' });
});

test.each([
  ['inside a quote', `> <@${BOT}> when?\nyes`],
  ['after the mark of a long quote', `so\n>>> a\n<@${BOT}> b`],
  ['inside double backticks', `\`\`<@${BOT}> when?\`\``],
  ['of somebody else with a longer id', `<@${BOT}9> when?`],
])('a mention %s is none', (_where, content) => {
  expect(readMessage(incoming(content), BOT)).toEqual({ kind: 'not-for-us' });
});

test('a sign that is not the mark of a quote hides nothing', () => {
  expect(readMessage(incoming(`>no quote <@${BOT}> when?`), BOT).kind).toBe('question');
  expect(readMessage(incoming(`5 > 3, <@${BOT}>, right?`), BOT).kind).toBe('question');
});

test('hostile markup comes to an end quickly and keeps its words', () => {
  const text = `${'`'.repeat(2_000)}${'> '.repeat(2_000)}${'<@'.repeat(2_000)} when?`;
  expect(questionText(text)).toContain('when?');
  expect(readMessage(incoming(`${text} <@${BOT}>`), BOT).kind).not.toBe('no-text');
});
