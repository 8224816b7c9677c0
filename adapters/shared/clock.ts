import { setTimeout as sleep } from 'node:timers/promises';

/** Waiting, as adapters ask for it, so that a test need not. */
export interface Clock {
  /** Resolves after `ms` milliseconds, or at once when `signal` aborts; it never rejects. */
  wait(ms: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  wait: (ms, signal) => sleep(ms, undefined, signal ? { signal } : {}).catch(() => undefined),
};
