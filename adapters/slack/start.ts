import type { Server } from 'node:http';
import { HTTPReceiver, SocketModeReceiver, webApi } from '@slack/bolt';
import type { Bot } from '../../src/bot.js';
import { type Clock, systemClock } from '../shared/clock.js';
import type { Log } from '../shared/log.js';
import { createRateLimit } from '../shared/rate-limit.js';
import { createSeen } from '../shared/seen.js';
import { createIntake } from '../shared/shutdown.js';
import { StartError } from '../shared/start-error.js';
import { createApp } from './app.js';
import { boltLog } from './bolt-log.js';
import { createDesk } from './desk.js';
import { closeServer, listen } from './http.js';
import { type Identity, readIdentity } from './identity.js';
import { EVENTS_PATH } from './manifest.js';
import { patientFetch } from './patient-fetch.js';
import { keepConnected, RECONNECT } from './socket.js';

export interface SlackOptions {
  readonly bot: Bot;
  readonly log: Log;
  readonly botToken: string;
  /** Socket Mode. It wins where a signing secret is given too. */
  readonly appToken?: string;
  /** HTTP. */
  readonly signingSecret?: string;
  readonly port?: number;
  readonly host?: string;
  /** Questions of one person in 30 seconds. */
  readonly questionsPerWindow?: number;
  readonly clock?: Clock;
  /** Milliseconds, to tell how long a connection lived. */
  readonly now?: () => number;
  /** Called where a running bot can go no further, for example because its token was revoked. */
  readonly onFatal?: (error: StartError) => void;
  /** Another server in Slack's place, with a slash at the end. */
  readonly slackApiUrl?: string;
}

export interface SlackAdapter {
  /** The port that it listens on; null in Socket Mode. */
  readonly port: number | null;
  /** Takes nothing more, finishes what it began within the grace, and leaves. */
  stop(): Promise<void>;
}

export const SLACK_DEFAULTS = Object.freeze({ host: '127.0.0.1', port: 3000 });

/**
 * Starts the bot in Slack. Where Slack is not reachable it resolves all the same and keeps trying.
 *
 * @throws StartError for tokens that Slack refuses, missing scopes, and a port that cannot be had
 */
export async function startSlack(options: SlackOptions): Promise<SlackAdapter> {
  const { bot, log, botToken, clock = systemClock, now = () => performance.now() } = options;
  const way = wayIn(options);
  const stopping = new AbortController();
  const intake = createIntake(clock);
  const desk = createDesk({
    bot,
    log,
    seen: createSeen(),
    limit: createRateLimit(
      options.questionsPerWindow === undefined ? {} : { questions: options.questionsPerWindow },
    ),
  });
  const clientOptions: webApi.WebClientOptions = {
    fetch: patientFetch({ clock, log, signal: stopping.signal }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    ...(options.slackApiUrl === undefined ? {} : { slackApiUrl: options.slackApiUrl }),
  };
  const line: Line = { http: null, server: null, socket: null };

  // The port first: whether it is free can be known before anything connects.
  if (way.kind === 'http')
    line.server = await listen({ host: way.host, port: way.port, listener: () => line.http });

  async function open(identity: Identity): Promise<void> {
    const parts = { botToken, identity, clientOptions, desk, intake };
    const who = `Slack: ${identity.botName} answers in the workspace ${identity.workspace}`;
    switch (way.kind) {
      case 'http': {
        const receiver = new HTTPReceiver({
          signingSecret: way.signingSecret,
          endpoints: EVENTS_PATH,
          logger: boltLog(log),
        });
        createApp({ receiver, ...parts });
        line.http = receiver.requestListener;
        log.info(`${who}, over HTTP on ${way.host} port ${portOf(line.server)}.`);
        return;
      }
      case 'socket': {
        const receiver = new SocketModeReceiver({
          appToken: way.appToken,
          autoReconnectEnabled: false,
          logger: boltLog(log),
          installerOptions: { clientOptions },
        });
        createApp({ receiver, ...parts });
        line.socket = receiver;
        const link = keepConnected({ receiver, clock, log, signal: stopping.signal, now });
        await link.first;
        link.ended.catch(fail);
        log.info(`${who}, over Socket Mode.`);
      }
    }
  }

  function fail(error: unknown): void {
    if (stopping.signal.aborted) return;
    if (!(error instanceof StartError)) {
      log.error('Slack stopped because of a fault of the bot: please report it.', error);
      return;
    }
    log.error(error.message);
    options.onFatal?.(error);
  }

  let stopped: Promise<void> | null = null;
  async function leave(): Promise<void> {
    line.http = null;
    if (!(await intake.close()))
      log.warn('Slack: some answers were not finished before the bot had to leave.');
    stopping.abort();
    await Promise.all([line.socket?.client.disconnect(), line.server && closeServer(line.server)]);
  }

  const client = new webApi.WebClient(botToken, { ...clientOptions, logger: boltLog(log) });
  let started = false;
  try {
    const identity = await readIdentity(client).catch(unlessReachable);
    if (identity) await open(identity);
    else
      void untilKnown(client, { clock, signal: stopping.signal })
        .then((who) => who && open(who))
        .catch(fail);
    started = true;
  } finally {
    if (!started) {
      stopping.abort();
      if (line.server) await closeServer(line.server);
    }
  }

  function unlessReachable(error: unknown): null {
    if (error instanceof StartError) throw error;
    log.warn('Slack cannot be reached; the bot keeps trying, with a growing wait.');
    return null;
  }

  return {
    port: portOf(line.server),
    stop: () => {
      stopped ??= leave();
      return stopped;
    },
  };
}

/** What is open towards Slack. */
interface Line {
  http: HTTPReceiver['requestListener'] | null;
  server: Server | null;
  socket: SocketModeReceiver | null;
}

type WayIn =
  | { readonly kind: 'socket'; readonly appToken: string }
  | { readonly kind: 'http'; readonly signingSecret: string; readonly host: string; readonly port: number };

function wayIn({ appToken, signingSecret, log, host, port }: SlackOptions): WayIn {
  if (appToken !== undefined) {
    if (signingSecret !== undefined)
      log.info(
        'Slack runs in Socket Mode, which wins where SLACK_APP_TOKEN and SLACK_SIGNING_SECRET are both set.',
      );
    return { kind: 'socket', appToken };
  }
  if (signingSecret === undefined)
    throw new StartError(
      'Slack needs SLACK_APP_TOKEN for Socket Mode or SLACK_SIGNING_SECRET for HTTP beside SLACK_BOT_TOKEN: set one of them.',
    );
  return {
    kind: 'http',
    signingSecret,
    host: host ?? SLACK_DEFAULTS.host,
    port: port ?? SLACK_DEFAULTS.port,
  };
}

async function untilKnown(
  client: webApi.WebClient,
  { clock, signal }: { readonly clock: Clock; readonly signal: AbortSignal },
): Promise<Identity | null> {
  for (let wait: number = RECONNECT.firstWaitMs; ; wait = Math.min(wait * 2, RECONNECT.longestWaitMs)) {
    await clock.wait(wait, signal);
    if (signal.aborted) return null;
    try {
      return await readIdentity(client);
    } catch (error) {
      if (error instanceof StartError) throw error;
    }
  }
}

function portOf(server: Server | null): number | null {
  const address = server?.address();
  return typeof address === 'object' && address !== null ? address.port : null;
}
