import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createRateLimit } from '../../../adapters/shared/rate-limit.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('ten questions in thirty seconds pass, the eleventh is the first refusal', async () => {
  const limit = createRateLimit();
  for (let i = 0; i < 10; i++) {
    expect(await limit.take('discord:1')).toEqual({ allowed: true, firstRefusal: false });
  }
  expect(await limit.take('discord:1')).toEqual({ allowed: false, firstRefusal: true });
  expect(await limit.take('discord:1')).toEqual({ allowed: false, firstRefusal: false });
});

test('one person does not use up the questions of another', async () => {
  const limit = createRateLimit({ questions: 1 });
  await limit.take('discord:1');
  expect((await limit.take('discord:1')).allowed).toBe(false);
  expect((await limit.take('discord:2')).allowed).toBe(true);
});

test('the next window starts afresh', async () => {
  const limit = createRateLimit({ questions: 1, windowSeconds: 5 });
  await limit.take('discord:1');
  vi.advanceTimersByTime(4_999);
  expect((await limit.take('discord:1')).allowed).toBe(false);
  vi.advanceTimersByTime(1);
  expect((await limit.take('discord:1')).allowed).toBe(true);
});
