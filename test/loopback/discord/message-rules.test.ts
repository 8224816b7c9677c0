import { describe, expect, test } from 'vitest';
import { refuseChoices, refuseCommands } from './command-rules.js';
import { FLAG, type RawComponent, type RawMessage, refuseMessage } from './message-rules.js';

const v2 = (...components: RawComponent[]): RawMessage => ({ flags: FLAG.componentsV2, components });
const text = (content: string): RawComponent => ({ type: 10, content });
const button = (custom_id: string, label = 'a'): RawComponent => ({ type: 2, style: 2, label, custom_id });
const row = (...components: RawComponent[]): RawComponent => ({ type: 1, components });
const select = (count: number): RawComponent => ({
  type: 3,
  custom_id: 's',
  options: Array.from({ length: count }, (_, i) => ({ label: `${i}`, value: `${i}` })),
});
const many = (count: number): RawComponent[] => Array.from({ length: count }, (_, i) => button(`${i}`));

describe('it takes what Discord takes', () => {
  test.each([
    ['text of 4,000 characters', v2(text('x'.repeat(2_000)), text('x'.repeat(2_000)))],
    ['40 components', v2(...Array.from({ length: 40 }, () => text('x')))],
    ['five buttons', v2(row(...many(5)))],
    ['25 options', v2(row(select(25)))],
    ['a plain message of 2,000 characters', { content: 'x'.repeat(2_000) }],
  ])('%s', (_what, message) => {
    expect(refuseMessage(message)).toBeNull();
  });
});

describe('it refuses what Discord refuses, and names the documentation', () => {
  test.each([
    ['text of 4,001 characters', v2(text('x'.repeat(2_000)), text('x'.repeat(2_001)))],
    ['41 components', v2(...Array.from({ length: 41 }, () => text('x')))],
    ['40 components with those in rows', v2(...Array.from({ length: 21 }, (_, i) => row(button(`${i}`))))],
    ['empty text', v2(text('  '))],
    ['no component', v2()],
    ['a button outside a row', v2(button('a'))],
    ['six buttons in a row', v2(row(...many(6)))],
    ['an empty row', v2(row())],
    ['a select beside a button', v2(row(select(1), button('a')))],
    ['26 options', v2(row(select(26)))],
    ['a label of 81 characters', v2(row(button('a', 'x'.repeat(81))))],
    ['a custom_id of 101 characters', v2(row(button('x'.repeat(101))))],
    ['a custom_id twice', v2(row(button('a')), row(button('a')))],
    ['an id twice', v2({ ...text('a'), id: 7 }, { ...text('b'), id: 7 })],
    ['content beside components of the second version', { ...v2(text('a')), content: 'b' }],
    ['a plain message of 2,001 characters', { content: 'x'.repeat(2_001) }],
    ['an empty message', {}],
    [
      'embeds of more than 6,000 characters',
      { embeds: [{ description: 'x'.repeat(4_000) }, { description: 'x'.repeat(2_001) }] },
    ],
    ['an embed with a title of 257 characters', { embeds: [{ title: 'x'.repeat(257) }] }],
  ])('%s', (_what, message) => {
    expect(refuseMessage(message)).toMatchObject({ status: 400, documentation: expect.stringMatching(/\w/) });
  });

  test.each([
    ['26 choices', Array.from({ length: 26 }, (_, i) => ({ name: `${i}`, value: `${i}` }))],
    ['a name of 101 characters', [{ name: 'x'.repeat(101), value: 'a' }]],
    ['an empty value', [{ name: 'a', value: '' }]],
  ])('%s of autocomplete', (_what, choices) => {
    expect(refuseChoices(choices)).toMatchObject({ status: 400 });
  });

  test.each([
    [
      'a name in capitals and with a space',
      [{ name: 'Not This', description: 'a', options: [{ name: 'Q', description: 'a', type: 3 }] }],
    ],
    ['a description that is missing', [{ name: 'ask' }]],
    ['a description of a message command', [{ name: 'Answer', type: 3, description: 'a' }]],
    [
      'two of one name',
      [
        { name: 'ask', description: 'a' },
        { name: 'ask', description: 'b' },
      ],
    ],
    ['a description of 101 characters', [{ name: 'ask', description: 'x'.repeat(101) }]],
  ])('%s of a command', (_what, commands) => {
    expect(refuseCommands(commands)).toMatchObject({ status: 400 });
  });
});
