import { expect, test } from 'vitest';
import { createSeen } from '../../../adapters/shared/seen.js';

test('an id is new once', () => {
  const seen = createSeen();
  expect(['a', 'b', 'a', 'a'].map(seen.first)).toEqual([true, true, false, false]);
});

test('an id that was forgotten is new again', () => {
  const seen = createSeen();
  seen.first('a');
  seen.forget('a');
  expect(seen.first('a')).toBe(true);
});

test('the memory is bounded: the oldest id goes first', () => {
  const seen = createSeen(2);
  expect(['a', 'b', 'c'].map(seen.first)).toEqual([true, true, true]);
  expect(seen.first('c')).toBe(false);
  expect(seen.first('b')).toBe(false);
  expect(seen.first('a')).toBe(true);
});
