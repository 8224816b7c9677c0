import type { Clock } from '../shared/clock.js';
import type { Log } from '../shared/log.js';

export const PATIENCE = Object.freeze({
  /** Times that one call is made at most. */
  tries: 5,
  /** Milliseconds before the second try where Slack names no time; doubled for each further one. */
  firstWaitMs: 500,
  /** Longest `Retry-After` to wait for, in milliseconds: an answer that comes later helps nobody. */
  longestWaitMs: 60_000,
  /** Milliseconds for one try: Slack answers within seconds or not at all. */
  timeoutMs: 10_000,
});

/** The part of `fetch` that Bolt and its Web API client use. */
export type Fetch = typeof globalThis.fetch;

export interface PatientFetchOptions {
  readonly clock: Clock;
  readonly log: Log;
  /** Ends all waiting. */
  readonly signal: AbortSignal;
  readonly fetch?: Fetch;
}

/**
 * A `fetch` that waits as Slack asks (429 with `Retry-After`) and tries again, a bounded number of times. Only what surely
 * did nothing is tried again: an answer that was cut off may have been posted, and two are worse than none.
 *
 * It serves Bolt's client and `respond` alike: the client's own retries would last half an hour and hold up every
 * other call, and `respond` has none.
 */
export function patientFetch({ clock, log, signal, fetch = globalThis.fetch }: PatientFetchOptions): Fetch {
  return async (input, init) => {
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await once(fetch, input, init);
      const wait = waitFor(outcome, attempt);
      if (wait === null || attempt >= PATIENCE.tries || signal.aborted) return settle(outcome);
      log.warn(`Slack asked to wait or was not reachable, so a call is made again in ${wait / 1000} s.`);
      await clock.wait(wait, signal);
    }
  };
}

type Outcome =
  | { readonly kind: 'response'; readonly response: Response }
  | { readonly kind: 'failure'; readonly error: unknown };

async function once(fetch: Fetch, input: Parameters<Fetch>[0], init: Parameters<Fetch>[1]): Promise<Outcome> {
  try {
    const response = await fetch(input, { ...init, signal: AbortSignal.timeout(PATIENCE.timeoutMs) });
    return { kind: 'response', response };
  } catch (error) {
    return { kind: 'failure', error };
  }
}

function settle(outcome: Outcome): Response {
  switch (outcome.kind) {
    case 'response':
      return outcome.response;
    case 'failure':
      throw outcome.error;
  }
}

/** Milliseconds until the call may be made again, or null where it may not. */
function waitFor(outcome: Outcome, attempt: number): number | null {
  const growing = PATIENCE.firstWaitMs * 2 ** (attempt - 1);
  switch (outcome.kind) {
    case 'failure':
      return neverArrived(outcome.error) ? growing : null;
    case 'response': {
      const { status, headers } = outcome.response;
      if (status === 502 || status === 503) return growing;
      if (status !== 429) return null;
      const seconds = Number.parseInt(headers.get('retry-after') ?? '', 10);
      const wait = Number.isNaN(seconds) ? growing : seconds * 1000;
      return wait <= PATIENCE.longestWaitMs ? wait : null;
    }
  }
}

/** True where no connection came about, so that Slack cannot have seen the call. */
function neverArrived(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' && UNCONNECTED.has(code);
}

const UNCONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);
