import type { SocketModeReceiver } from '@slack/bolt';
import type { Clock } from '../shared/clock.js';
import type { Log } from '../shared/log.js';
import { startErrorFor } from './failures.js';

export const RECONNECT = Object.freeze({
  /** Milliseconds before the second try in a row; doubled for each further one. */
  firstWaitMs: 1_000,
  /** Longest wait, in milliseconds: a Slack that comes back is found within a minute. */
  longestWaitMs: 60_000,
  /** Milliseconds to wait for Slack's hello: a connection without one carries no events. */
  helloMs: 30_000,
  /** A connection that says hello and ends sooner than this, in milliseconds, counts as a failed try. */
  shortestMs: 5_000,
});

export interface SocketParts {
  readonly receiver: SocketModeReceiver;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
  /** Milliseconds, monotonous enough; to tell a connection that lived from one that did not. */
  readonly now: () => number;
}

/** How a connection ended: it is worth trying again, or it never will be. */
export interface SocketLink {
  /** Resolves when Slack has said hello or the first try failed in a way that a later one may not. Rejects with a StartError. */
  readonly first: Promise<void>;
  /** Resolves after the end of all connections; rejects with the StartError that ended them. */
  readonly ended: Promise<void>;
}

/**
 * Keeps a Socket Mode connection open until `signal` aborts: anew at once after it ended (Slack asks for that every few
 * hours), with a growing wait while tries fail. The client's own reconnecting is off: it waits five seconds in any case,
 * and a refused connection ends the process as an unhandled rejection.
 */
export function keepConnected({ receiver, clock, log, signal, now }: SocketParts): SocketLink {
  const { client } = receiver;
  let settleFirst: () => void = () => undefined;
  const tried = new Promise<void>((resolve) => {
    settleFirst = resolve;
  });

  /** One connection from its opening to its end; true where it lived long enough to count as a good one. */
  async function connectOnce(): Promise<boolean> {
    let close: () => void = () => undefined;
    const closed = new Promise<void>((resolve) => {
      close = resolve;
    });
    client.once('disconnected', close);
    try {
      await startWithin(RECONNECT.helloMs);
    } catch (error) {
      client.off('disconnected', close);
      throw error;
    }
    const since = now();
    settleFirst();
    await closed;
    return now() - since >= RECONNECT.shortestMs;
  }

  async function startWithin(ms: number): Promise<void> {
    const over = new AbortController();
    const tooLong = clock.wait(ms, over.signal).then(() => {
      if (!over.signal.aborted) void client.disconnect();
    });
    try {
      await client.start();
      // Told to leave while the connection was being made.
      if (signal.aborted) void client.disconnect();
    } finally {
      over.abort();
      await tooLong;
    }
  }

  async function run(): Promise<void> {
    let failures = 0;
    while (!signal.aborted) {
      try {
        failures = (await connectOnce()) ? 0 : failures + 1;
      } catch (error) {
        const fatal = startErrorFor('SLACK_APP_TOKEN', error);
        if (fatal) throw fatal;
        failures += 1;
        if (failures === 1) log.warn('Slack cannot be reached; the bot keeps trying, with a growing wait.');
      }
      settleFirst();
      if (signal.aborted || failures === 0) continue;
      await clock.wait(
        Math.min(RECONNECT.firstWaitMs * 2 ** (failures - 1), RECONNECT.longestWaitMs),
        signal,
      );
    }
  }

  const ended = run();
  return { first: Promise.race([tried, ended]), ended };
}
