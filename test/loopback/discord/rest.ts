import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type RawChoice, type RawCommand, refuseChoices, refuseCommands } from './command-rules.js';
import { FLAG, type RawMessage, refuseMessage } from './message-rules.js';
import { badBody, REFUSALS, type Refusal } from './refusal.js';
import {
  BOT_USER,
  type Exchange,
  IDS,
  isEphemeral,
  messagePayload,
  storeMessage,
  userPayload,
  type World,
} from './world.js';

/** One request that arrived, and how it was answered. */
export interface Recorded {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly status: number;
  readonly refusal: Refusal | null;
  /** `performance.now()` when it had been read. */
  readonly at: number;
}

/** What to do with the next request whose path matches, instead of answering as usual. */
export interface Trouble {
  readonly path: RegExp;
  readonly kind: 'rate-limit' | 'server-error' | 'lost-answer' | 'hold';
  readonly retryAfterSeconds?: number;
  /** For `hold`: answered as usual once this resolves. */
  readonly until?: Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly refusal?: Refusal;
}

interface Request {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly authorized: boolean;
}

export interface RestOptions {
  readonly world: World;
  readonly gatewayUrl: () => string;
  readonly shards: () => number;
  readonly troubles: Trouble[];
  readonly onRequest: (recorded: Recorded) => void;
}

/** Discord's REST interface, as far as the bot uses it. Paths are without `/api/v10`. */
export function createRest(options: RestOptions) {
  return createServer((request, response) => {
    void readBody(request).then((body) => serve(options, request, body, response));
  });
}

async function serve(
  options: RestOptions,
  incoming: IncomingMessage,
  body: unknown,
  response: ServerResponse,
) {
  const url = new URL(incoming.url ?? '/', 'http://localhost');
  const request: Request = {
    method: incoming.method ?? 'GET',
    path: url.pathname.replace(/^\/api\/v\d+/, ''),
    query: url.searchParams,
    body,
    authorized: incoming.headers.authorization === `Bot ${options.world.token}`,
  };
  const at = performance.now();
  const index = options.troubles.findIndex(({ path }) => path.test(request.path));
  const [trouble] = index < 0 ? [] : options.troubles.splice(index, 1);
  if (trouble?.until) await trouble.until;
  const answer =
    trouble && trouble.kind !== 'hold' && trouble.kind !== 'lost-answer'
      ? troubled(trouble)
      : route(options, request);
  options.onRequest({
    method: request.method,
    path: request.path,
    body,
    status: answer.status,
    refusal: answer.refusal ?? null,
    at,
  });
  if (trouble?.kind === 'lost-answer') return void incoming.socket.destroy();
  const retryAfter =
    trouble?.kind === 'rate-limit' ? { 'retry-after': String(trouble.retryAfterSeconds ?? 0) } : {};
  if (answer.body === undefined) {
    response.writeHead(answer.status, retryAfter).end();
    return;
  }
  response.writeHead(answer.status, { 'content-type': 'application/json', ...retryAfter });
  response.end(JSON.stringify(answer.body));
}

function troubled({ kind, retryAfterSeconds = 0 }: Trouble): Answer {
  if (kind === 'server-error') return { status: 502, body: { message: 'Bad Gateway' } };
  return {
    status: 429,
    body: { message: 'You are being rate limited.', retry_after: retryAfterSeconds, global: false },
  };
}

function route(options: RestOptions, request: Request): Answer {
  const { world } = options;
  const key = `${request.method} ${request.path}`;

  const callback = /^POST \/interactions\/(?<id>\d+)\/(?<token>[\w-]+)\/callback$/.exec(key)?.groups;
  if (callback) return respond(world, request, callback.id ?? '', callback.token ?? '');
  const followUp = /^POST \/webhooks\/\d+\/(?<token>[\w-]+)$/.exec(key)?.groups;
  if (followUp) return followUpTo(world, request.body as RawMessage, followUp.token ?? '');

  if (!request.authorized) return refused(REFUSALS.unauthorized);
  if (key === 'GET /gateway/bot') {
    const limit = { total: 1_000, remaining: 999, reset_after: 0, max_concurrency: 16 };
    return {
      status: 200,
      body: { url: options.gatewayUrl(), shards: options.shards(), session_start_limit: limit },
    };
  }
  if (key === 'GET /applications/@me')
    return { status: 200, body: { id: IDS.application, name: BOT_USER.username } };
  if (key === 'GET /users/@me/guilds') return { status: 200, body: world.guilds };
  const commands = /^(?<method>GET|PUT) \/applications\/\d+(?:\/guilds\/(?<guild>\d+))?\/commands$/.exec(
    key,
  )?.groups;
  if (commands) return commandsOf(world, request, commands.guild ?? '');
  const channel = /^POST \/channels\/(?<id>\d+)\/messages$/.exec(key)?.groups;
  if (channel) return post(world, request.body as RawMessage, channel.id ?? '');
  return refused(REFUSALS.unknownRoute);
}

function respond(world: World, request: Request, id: string, token: string): Answer {
  const exchange = world.exchanges.get(token);
  if (exchange?.id !== id || world.now() - exchange.createdAt > 3_000)
    return refused(REFUSALS.unknownInteraction);
  if (exchange.response) return refused(REFUSALS.alreadyAcknowledged);
  const { type, data = {} } = request.body as {
    type: number;
    data?: RawMessage & { choices?: readonly RawChoice[] };
  };

  if (type === 8 || exchange.type === 4) {
    if (type !== 8 || exchange.type !== 4)
      return refused(badBody('type', 'Not a response to this interaction'));
    const refusal = refuseChoices(data.choices ?? []);
    if (refusal) return refused(refusal);
    exchange.response = { type, message: null, choices: data.choices ?? [] };
    return { status: 204 };
  }
  if (type !== 4 && !(type === 7 && exchange.type === 3))
    return refused(badBody('type', `Value ${type} is not allowed here`));
  const refusal = refuseMessage(data);
  if (refusal) return refused(refusal);

  const forced = type === 4 && exchange.onlyUserInstalled && world.externalAppsForbidden ? FLAG.ephemeral : 0;
  const updated = type === 7 && exchange.on ? { id: exchange.on.id, flags: exchange.on.flags } : {};
  const message = storeMessage(world, data, {
    channelId: exchange.channelId,
    regular: false,
    flags: (data.flags ?? 0) | forced,
    ...updated,
  });
  exchange.response = { type, message, choices: [] };
  if (request.query.get('with_response') !== 'true') return { status: 204 };
  const interaction = {
    id,
    type: exchange.type,
    response_message_id: message.id,
    response_message_loading: false,
    response_message_ephemeral: isEphemeral(message),
  };
  return { status: 200, body: { interaction, resource: { type, message: messagePayload(message) } } };
}

function followUpTo(world: World, body: RawMessage, token: string): Answer {
  const exchange: Exchange | undefined = world.exchanges.get(token);
  if (!exchange || world.now() - exchange.createdAt > 15 * 60_000) return refused(REFUSALS.tokenDied);
  if (!exchange.response) return refused(REFUSALS.notYetResponded);
  if (exchange.onlyUserInstalled && exchange.followUps.length >= 5) return refused(REFUSALS.tooManyFollowUps);
  const refusal = refuseMessage(body);
  if (refusal) return refused(refusal);
  const message = storeMessage(world, body, { channelId: exchange.channelId, regular: false });
  exchange.followUps.push(message);
  return { status: 200, body: messagePayload(message) };
}

function post(world: World, body: RawMessage, channelId: string): Answer {
  const known: readonly string[] = [IDS.general, IDS.thread, IDS.locked, IDS.directMessage];
  if (!known.includes(channelId)) return refused(REFUSALS.unknownChannel);
  if (world.forbidden.has(channelId)) return refused(REFUSALS.missingPermissions);
  const refusal = refuseMessage(body);
  if (refusal) return refused(refusal);
  if ((body.nonce?.length ?? 0) > 25)
    return refused(badBody('nonce', 'Must be 25 or fewer in length.', 'resources/message'));
  if (((body.flags ?? 0) & FLAG.ephemeral) !== 0)
    return refused(badBody('flags', 'Not allowed here', 'resources/message'));
  const reference = body.message_reference;
  if (reference && reference.fail_if_not_exists !== false && !world.messages.has(reference.message_id)) {
    return refused(badBody('message_reference', 'Unknown message', 'resources/message'));
  }
  const before = body.enforce_nonce && body.nonce ? world.nonces.get(body.nonce) : undefined;
  if (before) return { status: 200, body: messagePayload(before) };
  const message = storeMessage(world, body, { channelId, regular: true });
  if (body.nonce) world.nonces.set(body.nonce, message);
  world.posted.push(message);
  return { status: 200, body: { ...messagePayload(message), author: userPayload(BOT_USER) } };
}

function commandsOf(world: World, { method, body }: Request, guildId: string): Answer {
  if (guildId !== '' && !world.guilds.some(({ id }) => id === guildId))
    return refused(REFUSALS.missingAccess);
  if (method === 'GET') return { status: 200, body: world.commands.get(guildId) ?? [] };
  const wanted = body as readonly RawCommand[];
  const refusal = refuseCommands(wanted);
  if (refusal) return refused(refusal);
  const stored = wanted.map((command) => asStored(world, command, guildId));
  world.commands.set(guildId, stored);
  return { status: 200, body: stored };
}

/** As Discord gives commands back: with ids and versions, defaults filled in, `false` left out of options. */
function asStored(world: World, command: RawCommand, guildId: string): RawCommand {
  const id = world.nextId();
  const options = command.options?.map(({ required, ...option }) =>
    required ? { ...option, required } : option,
  );
  return {
    id,
    application_id: IDS.application,
    ...(guildId === '' ? {} : { guild_id: guildId }),
    version: id,
    default_member_permissions: null,
    type: 1,
    nsfw: false,
    name_localizations: null,
    description_localizations: null,
    ...command,
    description: command.description ?? '',
    ...(options ? { options } : {}),
    contexts: [...(command.contexts ?? [])].reverse(),
  } as RawCommand;
}

function refused(refusal: Refusal): Answer {
  return { status: refusal.status, body: { code: refusal.code, message: refusal.message }, refusal };
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? {} : JSON.parse(text);
}
