import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { StartError } from '../../../adapters/shared/start-error.js';
import { PATIENCE } from '../../../adapters/slack/patient-fetch.js';
import { RECONNECT } from '../../../adapters/slack/socket.js';
import { sendSigned } from '../../loopback/slack/requests.js';
import { WORKSPACE } from '../../loopback/slack/web-api.js';
import { createWorld, type Mode } from './world.js';

const MODES: readonly Mode[] = ['http', 'socket'];
const DOWN = { status: 503 } as const;

describe.each(MODES)('starting over %s', (mode) => {
  it.each([
    [
      'a bot token that Slack does not know',
      { botToken: 'xoxb-wrong' },
      /SLACK_BOT_TOKEN \(invalid_auth\).*OAuth & Permissions/,
    ],
    ['the token of a person', { botToken: 'xoxp-person' }, /SLACK_BOT_TOKEN \(not_allowed_token_type\)/],
  ])('stops at %s, with one sentence and its cure', async (_, options, sentence) => {
    const world = await createWorld(mode);
    await expect(world.start(options)).rejects.toThrow(sentence);
    await expect(world.start(options)).rejects.toBeInstanceOf(StartError);
    expect(world.socket.connections()).toBe(0);
  });

  it('names the scopes that are missing', async () => {
    const world = await createWorld(mode);
    world.api.scopes.delete('im:history');
    world.api.scopes.delete('commands');
    await expect(world.start()).rejects.toThrow(/lacks the scopes commands, im:history: .*install it again/);
    expect(world.socket.connections()).toBe(0);
  });

  it('lives while Slack is down at the start, and answers when it is back', async () => {
    const world = await createWorld(mode);
    world.api.disturb('auth.test', DOWN, PATIENCE.tries * 3);
    await world.start();
    await world.api.until(() =>
      world.api.calls.some((call) => call.method === 'auth.test' && call.error === null),
    );
    if (mode === 'socket') await world.socket.until(() => world.socket.connected());
    else await healthy(world);
    expect((await world.ask('event', world.payloads.directMessage('when?'))).text).toContain('February 2022');
    expect(world.time.waits).toEqual(expect.arrayContaining([500, 1000, 2000, 4000]));
    expect(world.lines.join('')).toContain('keeps trying');
  });

  it('says who and where it is, and no more', async () => {
    const world = await createWorld(mode);
    await world.start();
    const started = world.lines.filter((line) => line.includes('answers in the workspace'));
    expect(started).toHaveLength(1);
    expect(started[0]).toContain(mode === 'socket' ? 'over Socket Mode' : 'over HTTP on 127.0.0.1');
  });

  it('waits as Slack asks before it sends a message or a response again', async () => {
    const world = await createWorld(mode);
    await world.start();
    const { api, payloads, time } = world;
    api.disturb('chat.postMessage', { status: 429, headers: { 'retry-after': '3' } });
    await world.ask('event', payloads.directMessage('when?'));
    api.disturb('response_url', { status: 429, headers: { 'retry-after': '7' } });
    await world.ask('interactive', payloads.messageShortcut('when?'));
    expect(time.waits).toEqual(expect.arrayContaining([3000, 7000]));
    expect(api.posted).toHaveLength(2);
  });

  it('gives up after a bounded number of tries, and answers the next question', async () => {
    const world = await createWorld(mode);
    await world.start();
    const { api, payloads } = world;
    // The answer, and the calm reply that takes its place.
    api.disturb('chat.postMessage', { status: 429, headers: { 'retry-after': '1' } }, PATIENCE.tries * 2);
    await world.deliver('event', payloads.directMessage('when?'));
    await api.until(() => api.calls.filter((call) => call.status === 429).length === PATIENCE.tries * 2);
    await world.ask('event', payloads.directMessage('help'));
    expect(api.posted).toHaveLength(1);
    expect(world.lines.join('')).toContain('still limits the rate');
  });

  it('does not send again what may have been posted', async () => {
    const world = await createWorld(mode);
    await world.start();
    const { api, payloads } = world;
    api.disturb('chat.postMessage', { status: 500 });
    const reply = await world.ask('event', payloads.directMessage('when?'));
    expect(api.calls.filter((call) => call.method === 'chat.postMessage')).toHaveLength(2);
    expect(reply.text).toContain('Something went wrong');
    expect(world.lines.join('')).toContain('could not be reached or broke off');
    expect(world.lines.join('')).not.toContain('fault of the bot');
  });

  it('finishes what it began when it has to leave, and takes nothing more', async () => {
    const world = await createWorld(mode);
    const adapter = await world.start();
    const { api, payloads, time } = world;
    api.disturb('chat.postMessage', { status: 429, headers: { 'retry-after': '20' } });
    await world.deliver('event', payloads.directMessage('when?'));
    await time.held(20_000);
    const stopped = adapter.stop();
    if (mode === 'http') {
      const late = await sendSigned(world.url(), 'event', payloads.directMessage('help'));
      expect(late.status).toBe(503);
    } else world.socket.send('events_api', payloads.directMessage('help'));
    time.release(20_000);
    await stopped;
    expect(api.posted.map((message) => message.text)).toEqual([expect.stringContaining('February 2022')]);
    if (mode === 'socket') {
      expect(world.socket.unacknowledged()).toBe(1);
      await world.socket.until(() => !world.socket.connected());
    } else await expect(fetch(world.url())).rejects.toThrow();
  });

  it('leaves after the grace even where an answer cannot be finished', async () => {
    const world = await createWorld(mode);
    const adapter = await world.start();
    const { api, payloads, time } = world;
    api.disturb('chat.postMessage', { status: 429, headers: { 'retry-after': '50' } });
    await world.deliver('event', payloads.directMessage('when?'));
    await time.held(50_000);
    const stopped = adapter.stop();
    time.release(10_000);
    await stopped;
    expect(world.lines.join('')).toContain('not finished before the bot had to leave');
  });
});

describe('over HTTP', () => {
  it('stops where the port is in use, before it asks Slack anything', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => new Promise((resolve) => other.close(() => resolve())));
    const { port } = other.address() as AddressInfo;
    const world = await createWorld('http');
    await expect(world.start({ port })).rejects.toThrow(
      `Port ${port} on 127.0.0.1 is in use by another program: stop`,
    );
    expect(world.api.calls).toEqual([]);
  });

  it('stops where the host is none of this computer', async () => {
    const world = await createWorld('http');
    await expect(world.start({ host: '192.0.2.1' })).rejects.toThrow('does not have the address 192.0.2.1');
  });

  it('frees the port where the token is wrong', async () => {
    const world = await createWorld('http');
    const { port } = await world.start();
    await world.start({ port: 0, botToken: 'xoxb-wrong' }).catch(() => undefined);
    expect(port).toBeGreaterThan(0);
  });

  it('answers 401 to a bad, stale, missing or foreign signature, and does nothing', async () => {
    const world = await createWorld('http');
    await world.start();
    const { api, payloads } = world;
    const now = Math.floor(Date.now() / 1000);
    const before = api.calls.length;
    const question = () => payloads.command('/ask-paper', 'when?');
    expect(await sendSigned(world.url(), 'command', question(), { secret: 'another' })).toEqual({
      status: 401,
      body: '',
    });
    expect((await sendSigned(world.url(), 'command', question(), { timestamp: now - 301 })).status).toBe(401);
    expect(
      (await sendSigned(world.url(), 'event', payloads.mention('when?'), { secret: 'another' })).status,
    ).toBe(401);
    expect((await fetch(world.url(), { method: 'POST', body: '{}' })).status).toBe(401);
    expect((await sendSigned(world.url(), 'event', payloads.directMessage('help'))).status).toBe(200);
    await api.until(() => api.posted.length === 1);
    expect(api.calls.length).toBe(before + 1);
  });

  it('serves /healthz, Slack’s challenge, and nothing else', async () => {
    const world = await createWorld('http');
    await world.start();
    const base = world.url().replace('/slack/events', '');
    const health = await fetch(`${base}/healthz`);
    expect([health.status, await health.text()]).toEqual([200, 'ok\n']);
    expect((await fetch(`${base}/`)).status).toBe(404);
    expect((await fetch(world.url())).status).toBe(405);
    const challenge = { type: 'url_verification', challenge: 'abc' };
    expect(await sendSigned(world.url(), 'event', challenge)).toEqual({
      status: 200,
      body: challengeBody('abc'),
    });
  });

  it('is not ready while Slack cannot be asked who it is', async () => {
    const world = await createWorld('http');
    world.api.disturb('auth.test', DOWN, 1_000);
    await world.start({ clock: { wait: (_, signal) => patience(signal, world.time.waits.push(0)) } });
    const base = world.url().replace('/slack/events', '');
    expect((await fetch(`${base}/healthz`)).status).toBe(503);
    expect((await sendSigned(world.url(), 'event', world.payloads.mention('when?'))).status).toBe(503);
  });
});

describe('over Socket Mode', () => {
  it('wins where both are set, and says so', async () => {
    const world = await createWorld('socket');
    const adapter = await world.start({ signingSecret: WORKSPACE.signingSecret });
    expect(adapter.port).toBeNull();
    expect(world.lines.join('')).toContain('Socket Mode, which wins');
    await expect(
      createWorld('socket').then((other) => other.start({ appToken: undefined as never })),
    ).rejects.toThrow(/Slack needs SLACK_APP_TOKEN for Socket Mode or SLACK_SIGNING_SECRET for HTTP/);
  });

  it.each([
    ['a wrong app token', { appToken: 'xapp-wrong' }, /SLACK_APP_TOKEN \(invalid_auth\).*connections:write/],
  ])('stops at %s', async (_, options, sentence) => {
    const world = await createWorld('socket');
    await expect(world.start(options)).rejects.toThrow(sentence);
  });

  it('reports a start that fails once: to the caller, not to the log', async () => {
    const world = await createWorld('socket');
    const fatal: StartError[] = [];
    await expect(
      world.start({ appToken: 'xapp-wrong', onFatal: (error) => fatal.push(error) }),
    ).rejects.toThrow(StartError);
    expect(fatal).toEqual([]);
    expect(world.lines.join('')).not.toContain('SLACK_APP_TOKEN');
  });

  it('stops at an app token without its scope', async () => {
    const world = await createWorld('socket');
    world.api.disturb('apps.connections.open', { status: 200, body: { ok: false, error: 'missing_scope' } });
    await expect(world.start()).rejects.toThrow('SLACK_APP_TOKEN lacks the scope connections:write');
  });

  it('connects anew at once when Slack asks for it, and loses nothing', async () => {
    const world = await createWorld('socket');
    await world.start();
    const { socket, payloads } = world;
    await world.ask('event', payloads.directMessage('when?'));
    world.elapse(RECONNECT.shortestMs);
    const waited = world.time.waits.filter((ms) => ms >= 1000 && ms < 10_000).length;
    socket.refresh();
    await socket.until(() => socket.connections() === 2 && socket.connected());
    expect((await world.ask('event', payloads.directMessage('and where?'))).text).toContain('online');
    expect(world.time.waits.filter((ms) => ms >= 1000 && ms < 10_000)).toHaveLength(waited);
  });

  it('answers once what comes again after a connection was cut', async () => {
    const world = await createWorld('socket');
    await world.start();
    const { socket, payloads, api } = world;
    const question = payloads.directMessage('when?');
    await world.ask('event', question);
    socket.cut();
    socket.send('events_api', question, 1);
    const missed = socket.send('events_api', payloads.directMessage('help'));
    await socket.until(() => socket.acknowledgements.some((ack) => ack.envelope === missed));
    await api.until(() => api.posted.length === 2);
    expect(socket.connections()).toBe(2);
    expect(api.posted.map((message) => message.text)).toEqual([
      expect.stringContaining('February 2022'),
      'Ask me about the outcome paper.',
    ]);
  });

  it('waits longer and longer while connections end at once, and is there again afterwards', async () => {
    const world = await createWorld('socket');
    await world.start();
    const { socket, api, payloads, time } = world;
    api.disturb('apps.connections.open', { status: 200, body: { ok: false, error: 'internal_error' } }, 3);
    socket.cut();
    await socket.until(() => socket.connections() === 2 && socket.connected());
    expect(time.waits.filter((ms) => [1000, 2000, 4000, 8000].includes(ms))).toEqual([
      1000, 2000, 4000, 8000,
    ]);
    expect((await world.ask('event', payloads.directMessage('help'))).text).toContain('Ask me');
  });

  it('gives up a connection on which Slack never says hello', async () => {
    const world = await createWorld('socket');
    const { socket, time } = world;
    socket.holdHello(true);
    const started = world.start();
    await time.held(RECONNECT.helloMs);
    await socket.until(() => socket.connections() === 1);
    socket.holdHello(false);
    time.release(RECONNECT.helloMs);
    await started;
    await socket.until(() => socket.connections() === 2 && socket.connected());
    expect((await world.ask('event', world.payloads.directMessage('help'))).text).toContain('Ask me');
  });

  it('says so and goes no further when its token is revoked while it runs', async () => {
    const world = await createWorld('socket');
    let fatal: StartError | null = null;
    const over = new Promise<void>((resolve) => {
      void world
        .start({
          onFatal: (error) => {
            fatal = error;
            resolve();
          },
        })
        .then(() => {
          world.api.disturb('apps.connections.open', {
            status: 200,
            body: { ok: false, error: 'token_revoked' },
          });
          world.socket.cut();
        });
    });
    await over;
    expect(fatal).toBeInstanceOf(StartError);
    expect(world.lines.join('')).toContain('token_revoked');
  });
});

async function healthy(world: { url(): string }): Promise<void> {
  const address = world.url().replace('/slack/events', '/healthz');
  while ((await fetch(address)).status !== 200);
}

/** A wait that only ends with its signal. */
function patience(signal: AbortSignal | undefined, waits: number): Promise<void> {
  if (waits <= PATIENCE.tries - 1 || signal?.aborted) return Promise.resolve();
  return new Promise((resolve) => signal?.addEventListener('abort', () => resolve(), { once: true }));
}

function challengeBody(challenge: string) {
  return { challenge };
}
