import { expect, test } from 'vitest';
import type { Clock } from '../../../adapters/shared/clock.js';
import { createIntake } from '../../../adapters/shared/shutdown.js';

const never: Clock = {
  wait: (_ms, signal) => new Promise((resolve) => signal?.addEventListener('abort', () => resolve())),
};
const atOnce: Clock = { wait: async () => undefined };

test('what has begun is finished, and nothing new is begun', async () => {
  const intake = createIntake(never);
  const done: string[] = [];
  let open = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  expect(
    intake.begin(async () => {
      await gate;
      done.push('first');
    }),
  ).toBe(true);

  const closed = intake.close();
  expect(intake.begin(async () => void done.push('late'))).toBe(false);
  open();
  expect(await closed).toBe(true);
  expect(done).toEqual(['first']);
});

test('work that hangs is left behind when the grace runs out', async () => {
  const intake = createIntake(atOnce);
  intake.begin(() => new Promise(() => undefined));
  expect(await intake.close()).toBe(false);
});

test('work that fails counts as ended', async () => {
  const intake = createIntake(never);
  intake.begin(async () => {
    throw new Error('broken');
  });
  expect(await intake.close()).toBe(true);
});

test('the grace is ten seconds, and closing twice waits once', async () => {
  const waits: number[] = [];
  const intake = createIntake({
    wait: async (ms) => void waits.push(ms),
  });
  intake.begin(() => new Promise(() => undefined));
  await Promise.all([intake.close(), intake.close()]);
  expect(waits).toEqual([10_000]);
});
