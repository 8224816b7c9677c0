import { type Clock, systemClock } from './clock.js';

export const SHUTDOWN = Object.freeze({
  /** Milliseconds that begun answers get to finish: what supervisors grant between SIGTERM and SIGKILL, as a rule. */
  graceMs: 10_000,
});

/** The door through which every event goes to its handler, and which shuts when the process has to leave. */
export interface Intake {
  /** Starts the work and keeps track of it; false, and nothing is started, once the intake was closed. */
  begin(work: () => Promise<void>): boolean;
  /**
   * Takes nothing more and waits for what has begun. True when all of it ended in time, false when the grace ran out.
   * Calls after the first wait for the same end.
   */
  close(graceMs?: number): Promise<boolean>;
}

/** `work` given to `begin` handles its own errors; a rejection only counts as an end here. */
export function createIntake(clock: Clock = systemClock): Intake {
  const running = new Set<Promise<void>>();
  let closing: Promise<boolean> | null = null;

  async function drain(graceMs: number): Promise<boolean> {
    const finished = new AbortController();
    const allEnded = Promise.all(running).then(() => true);
    const outOfTime = clock.wait(graceMs, finished.signal).then(() => false);
    const inTime = await Promise.race([allEnded, outOfTime]);
    finished.abort();
    return inTime;
  }

  return {
    begin(work) {
      if (closing) return false;
      const ended: Promise<void> = work()
        .catch(() => undefined)
        .finally(() => running.delete(ended));
      running.add(ended);
      return true;
    },
    close(graceMs = SHUTDOWN.graceMs) {
      closing ??= drain(graceMs);
      return closing;
    },
  };
}
