import { expect, it } from 'vitest';
import { refuseBlocks, refuseView } from './block-kit.js';

const text = (length: number) => ({ type: 'plain_text', text: 'x'.repeat(length) });
const rich = (...elements: object[]) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
});
const button = (over: object = {}) => ({ type: 'button', action_id: 'a', text: text(75), ...over });
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const many = <T>(count: number, item: T): T[] => Array.from({ length: count }, () => item);

it.each([
  ['no blocks', []],
  ['51 blocks', many(51, { type: 'divider' })],
  ['an unknown block', [{ type: 'paragraph' }]],
  ['an unknown field', [{ type: 'divider', colour: 'red' }]],
  ['a header of 151 characters', [{ type: 'header', text: text(151) }]],
  ['a header in mrkdwn', [{ type: 'header', text: { type: 'mrkdwn', text: 'x' } }]],
  ['a section of 3001 characters', [{ type: 'section', text: text(3001) }]],
  ['an empty section', [{ type: 'section', text: text(0) }]],
  ['an empty rich text', [rich({ type: 'text', text: '' })]],
  ['a link to a script', [rich({ type: 'link', url: 'javascript:alert(1)' })]],
  [
    '26 buttons in a row',
    [actions(...Array.from({ length: 26 }, (_, index) => button({ action_id: `a${index}` })))],
  ],
  ['two buttons of one id', [actions(button(), button())]],
  ['a button of 76 characters', [actions(button({ text: text(76) }))]],
  ['a value of 2001 characters', [actions(button({ value: 'x'.repeat(2001) }))]],
  [
    'an option of 151 characters',
    [
      actions({
        type: 'static_select',
        action_id: 's',
        options: [{ text: text(1), value: 'x'.repeat(151) }],
      }),
    ],
  ],
  ['a menu without options', [actions({ type: 'static_select', action_id: 's', options: [] })]],
  ['two blocks of one id', many(2, { type: 'divider', block_id: 'b' })],
  ['blocks of more than 13,200 characters', many(5, { type: 'section', text: text(3000) })],
])('a message with %s is refused', (_, blocks) => {
  expect(refuseBlocks(blocks)).not.toBeNull();
});

it('what keeps to the limits is taken', () => {
  const full = [
    { type: 'header', text: text(150) },
    { type: 'section', text: text(3000) },
    actions(button()),
    { type: 'divider' },
  ];
  expect(refuseBlocks(full)).toBeNull();
});

it.each([
  ['a title of 25 characters', { type: 'modal', title: text(25), blocks: [{ type: 'divider' }] }],
  ['101 blocks', { type: 'modal', title: text(1), blocks: many(101, { type: 'divider' }) }],
  [
    'a field but no way to submit it',
    {
      type: 'modal',
      title: text(1),
      blocks: [{ type: 'input', label: text(1), element: { type: 'plain_text_input', action_id: 'a' } }],
    },
  ],
])('a window with %s is refused', (_, view) => {
  expect(refuseView(view, 'modal')).not.toBeNull();
});
