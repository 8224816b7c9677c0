import type { Clock } from '../../../adapters/shared/clock.js';

/** A clock whose short waits are over at once and whose long ones (10 s or more) only end by `release` or their signal. */
export function createTestClock() {
  const waits: number[] = [];
  let held: { readonly ms: number; readonly end: () => void }[] = [];
  const watchers = new Set<() => void>();
  const clock: Clock = {
    wait(ms, signal) {
      waits.push(ms);
      if (ms < 10_000 || signal?.aborted) return Promise.resolve();
      return new Promise((resolve) => {
        held.push({ ms, end: resolve });
        for (const watcher of [...watchers]) watcher();
        signal?.addEventListener('abort', () => resolve(), { once: true });
      });
    },
  };
  return {
    clock,
    /** All that was waited for, in milliseconds. */
    waits,
    /** Resolves as soon as somebody waits for that long. */
    held(ms: number): Promise<void> {
      const waiting = () => held.some((wait) => wait.ms === ms);
      if (waiting()) return Promise.resolve();
      return new Promise((resolve) => {
        const watcher = () => {
          if (!waiting()) return;
          watchers.delete(watcher);
          resolve();
        };
        watchers.add(watcher);
      });
    },
    /** Ends the held waits of that length. */
    release(ms: number): void {
      for (const wait of held) if (wait.ms === ms) wait.end();
      held = held.filter((wait) => wait.ms !== ms);
    },
  };
}
