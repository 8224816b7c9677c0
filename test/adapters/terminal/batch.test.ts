import { describe, expect, it } from 'vitest';
import { parseBatchLine } from '../../../adapters/terminal/batch.js';

describe('parseBatchLine', () => {
  it('reads question, conversation and language', () => {
    expect(parseBatchLine('{"q":"when?","conversation":"a","language":"de"}')).toEqual({
      text: 'when?',
      conversation: '"a"',
      language: 'de',
    });
  });

  it.each([
    ['plain words', 'when was it?'],
    ['a broken object', '{"q":"when was it?"'],
    ['a JSON text', '"when was it?"'],
    ['a JSON number', '42'],
    ['null', 'null'],
    ['a list', '["when was it?"]'],
    ['an object without a question', '{"question":"when was it?"}'],
    ['a question that is no text', '{"q":42}'],
    ['an empty object', '{}'],
    ['nesting without an end', '['.repeat(200_000)],
    ['a deep but sound list', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
  ])('takes %s for the question itself', (_, line) => {
    expect(parseBatchLine(line)).toEqual({ text: line });
  });

  it('keeps an empty question: it gets a reply, too', () => {
    expect(parseBatchLine('{"q":""}')).toEqual({ text: '' });
  });

  it('keeps conversations apart whose names look alike', () => {
    const names = ['1', '"1"', 'true', '"true"', '""', '" "'];
    const keys = names.map((name) => parseBatchLine(`{"q":"x","conversation":${name}}`).conversation);
    expect(new Set(keys).size).toBe(names.length);
  });

  it('takes a nested or missing conversation for none', () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    for (const name of ['null', '{}', '[]', deep])
      expect(parseBatchLine(`{"q":"x","conversation":${name}}`)).toEqual({ text: 'x' });
  });

  it('takes no field from the prototype of an object', () => {
    expect(parseBatchLine('{"__proto__":{"q":"x"}}')).toEqual({ text: '{"__proto__":{"q":"x"}}' });
  });
});
