import type { Server } from 'node:http';
import { WebSocket, WebSocketServer } from 'ws';
import { BOT_USER, CHANNEL_TYPE, IDS, userPayload, type World } from './world.js';

/** The opcodes and close codes of topics/opcodes-and-status-codes that this stand-in speaks. */
const OP = {
  dispatch: 0,
  heartbeat: 1,
  identify: 2,
  resume: 6,
  invalidSession: 9,
  hello: 10,
  heartbeatAck: 11,
} as const;
const CLOSE = { authenticationFailed: 4004, disallowedIntents: 4014 } as const;
/** GUILD_MEMBERS, GUILD_PRESENCES, MESSAGE_CONTENT: events/gateway#privileged-intents. */
const PRIVILEGED = (1 << 1) | (1 << 8) | (1 << 15);

interface Packet {
  readonly op: number;
  readonly d: unknown;
}

/** One session: what was dispatched stays, so that a client that resumes gets what it missed. */
interface Session {
  readonly id: string;
  readonly dispatched: string[];
  socket: WebSocket | null;
}

export interface Gateway {
  /** Sends an event to the one session, or keeps it until the client resumes. */
  dispatch(type: string, data: object): void;
  /** Breaks the connection without a word; events go on collecting. */
  cut(): void;
  /** Ends the connection with a close code. */
  close(code: number): void;
  /** How clients came: IDENTIFY and RESUME, in order. */
  readonly arrivals: readonly ('identify' | 'resume')[];
  /** Close code for the next IDENTIFY, for example 4011. */
  refuseNext(code: number): void;
  stop(): void;
}

export function createGateway(server: Server, world: World, url: () => string): Gateway {
  const sockets = new WebSocketServer({ server, path: '/gateway' });
  const sessions = new Map<string, Session>();
  const arrivals: ('identify' | 'resume')[] = [];
  let latest: Session | null = null;
  let refusal: number | null = null;

  sockets.on('connection', (socket) => {
    socket.on('error', () => undefined);
    socket.on('message', (raw) => receive(socket, JSON.parse(String(raw)) as Packet));
    transmit(socket, { op: OP.hello, d: { heartbeat_interval: 41_250 } });
  });

  function receive(socket: WebSocket, { op, d }: Packet): void {
    if (op === OP.heartbeat) transmit(socket, { op: OP.heartbeatAck });
    else if (op === OP.identify) identify(socket, d as { token: string; intents: number });
    else if (op === OP.resume) resume(socket, d as { token: string; session_id: string; seq: number });
  }

  function identify(socket: WebSocket, { token, intents }: { token: string; intents: number }): void {
    const refused = refusal ?? refuseIdentify(world, token, intents);
    refusal = null;
    if (refused !== null) {
      socket.close(refused);
      return;
    }
    arrivals.push('identify');
    const session: Session = { id: `session${sessions.size}`, dispatched: [], socket };
    sessions.set(session.id, session);
    latest = session;
    dispatchTo(session, 'READY', {
      v: 10,
      user: userPayload(BOT_USER),
      guilds: world.guilds.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: url(),
      application: { id: IDS.application, flags: 0 },
    });
    for (const guild of world.guilds) dispatchTo(session, 'GUILD_CREATE', guildPayload(guild));
  }

  function resume(socket: WebSocket, { session_id, seq }: { session_id: string; seq: number }): void {
    const session = sessions.get(session_id);
    if (!session) {
      transmit(socket, { op: OP.invalidSession, d: false });
      return;
    }
    arrivals.push('resume');
    session.socket = socket;
    for (const packet of session.dispatched.slice(seq)) socket.send(packet);
    dispatchTo(session, 'RESUMED', {});
  }

  return {
    arrivals,
    dispatch(type, data) {
      if (latest) dispatchTo(latest, type, data);
    },
    cut() {
      latest?.socket?.terminate();
      if (latest) latest.socket = null;
    },
    close(code) {
      latest?.socket?.close(code);
      if (latest) latest.socket = null;
    },
    refuseNext(code) {
      refusal = code;
    },
    stop() {
      for (const client of sockets.clients) client.terminate();
      sockets.close();
    },
  };
}

function refuseIdentify(world: World, token: string, intents: number): number | null {
  if (token !== world.token) return CLOSE.authenticationFailed;
  return (intents & PRIVILEGED) === 0 ? null : CLOSE.disallowedIntents;
}

function dispatchTo(session: Session, type: string, data: object): void {
  const packet = JSON.stringify({ op: OP.dispatch, t: type, s: session.dispatched.length + 1, d: data });
  session.dispatched.push(packet);
  if (session.socket?.readyState === WebSocket.OPEN) session.socket.send(packet);
}

function transmit(socket: WebSocket, packet: object): void {
  socket.send(JSON.stringify({ d: null, t: null, s: null, ...packet }));
}

function guildPayload({ id, name }: { readonly id: string; readonly name: string }): object {
  const everyone = {
    id,
    name: '@everyone',
    permissions: '0',
    position: 0,
    color: 0,
    hoist: false,
    managed: false,
  };
  const channel = { guild_id: id, position: 0, permission_overwrites: [], parent_id: null, nsfw: false };
  const inFirst = id === IDS.guild;
  return {
    id,
    name,
    icon: null,
    owner_id: '440000000000000009',
    preferred_locale: 'en-US',
    features: [],
    roles: [everyone],
    emojis: [],
    stickers: [],
    channels: inFirst
      ? [
          { ...channel, id: IDS.general, name: 'general', type: CHANNEL_TYPE.text },
          { ...channel, id: IDS.locked, name: 'announcements', type: CHANNEL_TYPE.text },
        ]
      : [],
    threads: inFirst
      ? [
          {
            id: IDS.thread,
            guild_id: id,
            parent_id: IDS.general,
            name: 'a thread',
            type: CHANNEL_TYPE.publicThread,
            owner_id: IDS.member,
            thread_metadata: {
              archived: false,
              auto_archive_duration: 1_440,
              archive_timestamp: '2026-08-01T12:00:00.000Z',
              locked: false,
            },
          },
        ]
      : [],
    members: [],
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    member_count: 2,
    unavailable: false,
  };
}
