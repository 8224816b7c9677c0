import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { refuseBlocks, refuseView } from './block-kit.js';

/** A message that people would see. */
export interface Posted {
  readonly via: 'chat.postMessage' | 'chat.postEphemeral' | 'response_url' | 'acknowledgement';
  readonly channel: string | null;
  readonly thread: string | null;
  /** Null where everybody sees it. */
  readonly onlyFor: string | null;
  readonly replaces: boolean;
  readonly text: string;
  readonly blocks: readonly Record<string, unknown>[];
  /** When it arrived, in milliseconds of `performance.now()`. */
  readonly at: number;
  /** All that was sent, for what a test looks at in particular. */
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Shown {
  readonly method: 'views.open' | 'views.update' | 'views.push' | 'views.publish' | 'acknowledgement';
  readonly view: Readonly<Record<string, unknown>>;
  readonly user: string | null;
}

export interface Call {
  readonly method: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly status: number;
  /** The error that Slack names, or null. */
  readonly error: string | null;
}

/** An answer to give instead of the proper one. */
export interface Disturbance {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export const WORKSPACE = Object.freeze({
  team: 'T0GOLOCAL1',
  bot: 'U0BOT00001',
  botId: 'B0BOT00001',
  botToken: 'xoxb-1111-2222-loopback',
  appToken: 'xapp-1-A0-loopback',
  signingSecret: '8f742231b10e8888abcd99yyyzzz85a5',
  /** The app is a member here. */
  channel: 'C0MEMBER01',
  /** Here it is not. */
  otherChannel: 'C0OTHER001',
  direct: 'D0DIRECT01',
});

/**
 * Slack's Web API and response URLs on loopback: it takes what Slack takes, keeps it, and refuses the rest with Slack's
 * own error codes.
 */
export async function startWebApi(socketUrl: () => string | null = () => null) {
  const calls: Call[] = [];
  const posted: Posted[] = [];
  const shown: Shown[] = [];
  const triggers = new Set<string>();
  const responseUses = new Map<string, { uses: number; channel: string; user: string }>();
  const disturbances: { readonly where: string; readonly with: Disturbance }[] = [];
  const watchers = new Set<() => void>();
  const scopes = new Set(['app_mentions:read', 'chat:write', 'commands', 'im:history', 'connections:write']);
  let count = 0;

  const server = createServer((request, response) => {
    void handle(request, response).then(() => {
      for (const watcher of [...watchers]) watcher();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const raw = await readBody(request);
    const path = request.url ?? '';
    const isResponse = path.startsWith('/respond/');
    const method = isResponse ? 'response_url' : path.replace('/api/', '');
    const args = isResponse ? parse(raw) : fromForm(raw);
    const index = disturbances.findIndex(({ where }) => where === method);
    const [disturbance] = index === -1 ? [] : disturbances.splice(index, 1);
    if (disturbance) {
      const { status, headers, body } = disturbance.with;
      calls.push({ method, args, status, error: 'disturbed' });
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(JSON.stringify(body ?? {}));
      return;
    }
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? String(args.token ?? '');
    const result = isResponse ? respond(path.slice('/respond/'.length), args) : answer(method, args, token);
    const error = typeof result.error === 'string' ? result.error : null;
    const status = isResponse && error !== null ? 404 : 200;
    calls.push({ method, args, status, error });
    response.writeHead(status, {
      'content-type': 'application/json',
      // docs.slack.dev/authentication/installing-with-oauth: each answer names the scopes of the token.
      'x-oauth-scopes': [...scopes].join(','),
    });
    response.end(JSON.stringify(result));
  }

  function answer(method: string, args: Record<string, unknown>, token: string): Record<string, unknown> {
    const expected = method === 'apps.connections.open' ? WORKSPACE.appToken : WORKSPACE.botToken;
    // docs.slack.dev/reference/methods/auth.test#errors
    if (token === '') return refuse('not_authed');
    if (token !== expected)
      return refuse(token.startsWith('xoxp') ? 'not_allowed_token_type' : 'invalid_auth');
    const scope = SCOPE_OF[method];
    // docs.slack.dev/reference/scopes: the answer names what is needed and what there is.
    if (scope !== undefined && !scopes.has(scope))
      return { ...refuse('missing_scope'), needed: scope, provided: [...scopes].join(',') };
    switch (method) {
      case 'auth.test':
        return {
          ok: true,
          url: 'https://example.slack.com/',
          team: 'Human Rights Network',
          user: 'golocalbot',
          team_id: WORKSPACE.team,
          user_id: WORKSPACE.bot,
          bot_id: WORKSPACE.botId,
        };
      case 'apps.connections.open': {
        const url = socketUrl();
        return url === null ? refuse('internal_error') : { ok: true, url };
      }
      case 'chat.postMessage':
        return post('chat.postMessage', args, null);
      case 'chat.postEphemeral':
        // docs.slack.dev/reference/methods/chat.postEphemeral#errors
        if (typeof args.user !== 'string') return refuse('invalid_arguments');
        return post('chat.postEphemeral', args, args.user);
      case 'views.open':
      case 'views.push': {
        // docs.slack.dev/reference/methods/views.open#errors: a trigger lives three seconds and serves once.
        if (!triggers.delete(String(args.trigger_id))) return refuse('expired_trigger_id');
        return show(method, args, 'modal');
      }
      case 'views.update':
        return typeof args.view_id === 'string' ? show(method, args, 'modal') : refuse('invalid_arguments');
      case 'views.publish':
        return typeof args.user_id === 'string' ? show(method, args, 'home') : refuse('invalid_arguments');
      default:
        return refuse('unknown_method');
    }
  }

  function post(
    via: 'chat.postMessage' | 'chat.postEphemeral',
    args: Record<string, unknown>,
    onlyFor: string | null,
  ) {
    const channel = String(args.channel ?? '');
    // docs.slack.dev/reference/methods/chat.postMessage#errors
    if (channel === WORKSPACE.otherChannel) return refuse('not_in_channel');
    if (channel !== WORKSPACE.channel && channel !== WORKSPACE.direct) return refuse('channel_not_found');
    const refused = take({ via, channel, onlyFor, replaces: false }, args);
    count += 1;
    return refused ?? { ok: true, channel, ts: `1700000000.${String(count).padStart(6, '0')}` };
  }

  /** docs.slack.dev/interactivity/handling-user-interaction#message_responses: 5 uses within 30 minutes. */
  function respond(id: string, args: Record<string, unknown>): Record<string, unknown> {
    const use = responseUses.get(id);
    if (!use || use.uses >= 5) return refuse('expired_url');
    use.uses += 1;
    const everybody = args.response_type === 'in_channel';
    return (
      take(
        {
          via: 'response_url',
          channel: use.channel,
          onlyFor: everybody ? null : use.user,
          replaces: args.replace_original === true,
        },
        args,
      ) ?? { ok: true }
    );
  }

  /** Keeps a message, or says why Slack would not take it. */
  function take(
    where: Pick<Posted, 'via' | 'channel' | 'onlyFor' | 'replaces'>,
    args: Readonly<Record<string, unknown>>,
  ): Record<string, unknown> | null {
    const text = typeof args.text === 'string' ? args.text : '';
    // docs.slack.dev/reference/methods/chat.postMessage#errors
    if (text === '') return refuse('no_text');
    if (text.length > 40_000) return refuse('msg_too_long');
    const problem = refuseBlocks(args.blocks);
    if (problem === 'msg_blocks_too_long') return refuse(problem);
    if (problem !== null)
      return { ...refuse('invalid_blocks'), response_metadata: { messages: [`[ERROR] ${problem}`] } };
    posted.push({
      ...where,
      thread: typeof args.thread_ts === 'string' ? args.thread_ts : null,
      text,
      blocks: args.blocks as Record<string, unknown>[],
      at: performance.now(),
      body: args,
    });
    return null;
  }

  function show(method: Shown['method'], args: Record<string, unknown>, kind: 'modal' | 'home') {
    const problem = refuseView(args.view, kind);
    if (problem === 'view_too_large') return refuse(problem);
    if (problem !== null)
      return { ...refuse('invalid_arguments'), response_metadata: { messages: [`[ERROR] ${problem}`] } };
    const view = args.view as Record<string, unknown>;
    shown.push({ method, view, user: typeof args.user_id === 'string' ? args.user_id : null });
    count += 1;
    return { ok: true, view: { ...view, id: `V${count}` } };
  }

  return {
    origin,
    apiUrl: `${origin}/api/`,
    calls,
    posted,
    shown,
    scopes,
    /** A trigger that is good for one window. */
    trigger(): string {
      count += 1;
      const trigger = `${count}.trigger`;
      triggers.add(trigger);
      return trigger;
    },
    expire(trigger: string): void {
      triggers.delete(trigger);
    },
    responseUrl(channel: string, user: string): string {
      count += 1;
      responseUses.set(String(count), { uses: 0, channel, user });
      return `${origin}/respond/${count}`;
    },
    /** The next call of that method gets this answer; calls of `response_url` too. */
    disturb(where: string, answerWith: Disturbance, times = 1): void {
      for (let time = 0; time < times; time += 1) disturbances.push({ where, with: answerWith });
    },
    /** Judges what was sent along with an acknowledgement. Throws where Slack would show nothing. */
    acknowledged(payload: unknown, channel: string, user: string): void {
      if (typeof payload !== 'object' || payload === null || Object.keys(payload).length === 0) return;
      const body = payload as Record<string, unknown>;
      if ('response_action' in body) {
        if (body.response_action !== 'update') return;
        const problem = refuseView(body.view, 'modal');
        if (problem !== null) throw new Error(`Slack would refuse the view: ${problem}`);
        shown.push({ method: 'acknowledgement', view: body.view as Record<string, unknown>, user });
        return;
      }
      const onlyFor = body.response_type === 'in_channel' ? null : user;
      const refused = take({ via: 'acknowledgement', channel, onlyFor, replaces: false }, body);
      if (refused) throw new Error(`Slack would refuse the message: ${JSON.stringify(refused)}`);
      for (const watcher of [...watchers]) watcher();
    },
    /** Resolves as soon as `ready` holds; looks again after each call. */
    until(ready: () => boolean): Promise<void> {
      if (ready()) return Promise.resolve();
      return new Promise((resolve) => {
        const watcher = () => {
          if (!ready()) return;
          watchers.delete(watcher);
          resolve();
        };
        watchers.add(watcher);
      });
    },
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type WebApi = Awaited<ReturnType<typeof startWebApi>>;

/** docs.slack.dev/reference/methods: the scope of each method that the adapter may call. */
const SCOPE_OF: Readonly<Record<string, string>> = {
  'chat.postMessage': 'chat:write',
  'chat.postEphemeral': 'chat:write',
  'apps.connections.open': 'connections:write',
};

function refuse(error: string): { ok: false; error: string } {
  return { ok: false, error };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function parse(text: string): Record<string, unknown> {
  return JSON.parse(text) as Record<string, unknown>;
}

/** The Web API takes forms in which objects are JSON. */
function fromForm(text: string): Record<string, unknown> {
  return Object.fromEntries(
    [...new URLSearchParams(text)].map(([key, value]) => [
      key,
      key === 'blocks' || key === 'view' ? JSON.parse(value) : value,
    ]),
  );
}
