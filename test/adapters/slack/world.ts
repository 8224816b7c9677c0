import { onTestFinished } from 'vitest';
import { createLog } from '../../../adapters/shared/log.js';
import { type SlackAdapter, type SlackOptions, startSlack } from '../../../adapters/slack/start.js';
import type { Bot } from '../../../src/bot.js';
import { controls, createPayloads } from '../../loopback/slack/payloads.js';
import { type RequestKind, type SendOptions, sendSigned } from '../../loopback/slack/requests.js';
import { startSocketMode } from '../../loopback/slack/socket-mode.js';
import { type Posted, startWebApi, WORKSPACE } from '../../loopback/slack/web-api.js';
import { createTestClock } from './test-clock.js';
import { createTinyBot } from './tiny-bot.js';

export type Mode = 'socket' | 'http';

const ENVELOPE = { event: 'events_api', command: 'slash_commands', interactive: 'interactive' } as const;

/** Slack's side on loopback, with the real adapter against it as soon as `start` was called. All of it ends with the test. */
export async function createWorld(mode: Mode, { bot = createTinyBot() }: { readonly bot?: Bot } = {}) {
  const socket = await startSocketMode();
  const api = await startWebApi(() => socket.url);
  const payloads = createPayloads(api);
  const time = createTestClock();
  const lines: string[] = [];
  const adapters: SlackAdapter[] = [];
  const log = createLog({ write: (line) => void lines.push(line), secrets: [WORKSPACE.signingSecret] });
  let now = 0;
  let current: SlackAdapter | null = null;

  onTestFinished(async () => {
    time.release(10_000);
    await Promise.all(adapters.map((adapter) => adapter.stop()));
    await Promise.all([socket.close(), api.close()]);
  });

  async function start(options: Partial<SlackOptions> = {}): Promise<SlackAdapter> {
    current = await startSlack({
      bot,
      log,
      botToken: WORKSPACE.botToken,
      ...(mode === 'socket'
        ? { appToken: WORKSPACE.appToken }
        : { signingSecret: WORKSPACE.signingSecret, port: 0 }),
      clock: time.clock,
      now: () => now,
      slackApiUrl: api.apiUrl,
      ...options,
    });
    adapters.push(current);
    return current;
  }

  const url = () => `http://127.0.0.1:${current?.port}/slack/events`;

  /** Sends it the way of the mode, waits for the acknowledgement, and shows what came with it. */
  async function deliver(kind: RequestKind, payload: object, options: SendOptions = {}): Promise<unknown> {
    const { channel, user } = whereAndWho(payload);
    const take = (body: unknown) => {
      api.acknowledged(body, channel, user);
      return body;
    };
    if (mode === 'http') {
      const { status, body } = await sendSigned(url(), kind, payload, options);
      if (status !== 200) throw new Error(`The adapter answered with status ${status}.`);
      return take(body);
    }
    const envelope = socket.send(ENVELOPE[kind], payload, options.retry);
    await socket.until(() => socket.acknowledgements.some((ack) => ack.envelope === envelope));
    return take(socket.acknowledgements.find((ack) => ack.envelope === envelope)?.payload);
  }

  /** Delivers it and waits for so many messages; returns the newest. */
  async function ask(kind: RequestKind, payload: object, messages = 1): Promise<Posted> {
    const before = api.posted.length;
    await deliver(kind, payload);
    await api.until(() => api.posted.length >= before + messages);
    const newest = api.posted.at(-1);
    if (!newest) throw new Error('Nothing was posted.');
    return newest;
  }

  return {
    mode,
    api,
    socket,
    payloads,
    bot,
    time,
    log,
    lines,
    url,
    start,
    deliver,
    ask,
    elapse: (ms: number) => {
      now += ms;
    },
    /** The control with that label or id. */
    control(message: { readonly blocks: unknown }, labelOrId: string): Record<string, unknown> {
      const found = controls(message.blocks).find(
        (each) =>
          each.action_id === labelOrId || (each.text as { text?: string } | undefined)?.text === labelOrId,
      );
      if (!found) throw new Error(`There is no control ${labelOrId}.`);
      return found;
    },
  };
}

function whereAndWho(payload: object): { channel: string; user: string } {
  const {
    channel_id: commandChannel,
    user_id: commandUser,
    channel,
    user,
  } = payload as Record<string, unknown>;
  const idOf = (value: unknown) =>
    typeof value === 'object' && value !== null && 'id' in value ? String(value.id) : '';
  return { channel: String(commandChannel ?? idOf(channel)), user: String(commandUser ?? idOf(user)) };
}
