import { expect, it } from 'vitest';
import { LIMITS } from '../../../adapters/slack/limits.js';
import { decodePress, encodePress, type Press } from '../../../adapters/slack/press.js';

const PRESSES: readonly Press[] = [
  { kind: 'entry', id: 'a'.repeat(40) },
  { kind: 'choice', id: 'event-dates' },
  { kind: 'page', page: 14 },
  { kind: 'share', shared: { of: 'page', page: 3 } },
  { kind: 'share', shared: { of: 'entries', ids: ['a', 'b'] } },
  { kind: 'share', shared: { of: 'entries', ids: ['a'], question: 'when? "quoted" <!channel>' } },
  { kind: 'share', shared: { of: 'question', question: 'encouragement 15', own: false } },
];

it.each(PRESSES)('%j comes back as it went', (press) => {
  expect(decodePress(encodePress(press) ?? '')).toEqual(press);
});

it('values of ids and pages fit into an option of a menu', () => {
  expect(encodePress({ kind: 'page', page: 9999 })?.length).toBeLessThanOrEqual(LIMITS.optionValue);
});

it('a question that is too long for a button is refused, not cut', () => {
  expect(
    encodePress({ kind: 'share', shared: { of: 'question', question: 'x'.repeat(2_000), own: true } }),
  ).toBeNull();
});

it.each([
  '',
  'x',
  '{}',
  'null',
  '[]',
  '{"kind":"page","page":0}',
  '{"kind":"entry","id":"A B"}',
  '{"kind":"share"}',
])('%j means nothing', (value) => {
  expect(decodePress(value)).toBeNull();
});
