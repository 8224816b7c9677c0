import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createGateway, type Gateway } from './gateway.js';
import { flatten, type RawComponent } from './message-rules.js';
import { createRest, type Recorded, type Trouble } from './rest.js';
import { IDS, type StoredMessage, type World } from './world.js';
import { createWriters, type Writers } from './writers.js';

/** A stand-in of Discord on loopback: its gateway and REST interface, and the people who use it. */
export interface LoopbackDiscord extends Writers {
  readonly world: World;
  readonly gateway: Gateway;
  /** For the client of discord.js: where this Discord is. */
  readonly rest: { readonly api: string };
  /** Every request that arrived, in order. */
  readonly requests: readonly Recorded[];
  /** Requests that were refused; a test of a flow that should work expects none. */
  refusals(): readonly Recorded[];
  /** Troubles for requests to come, each for one. */
  readonly troubles: Trouble[];
  /** Resolves with what `look` finds, as soon as it finds something after a request or a signal. */
  until<T>(look: () => T | null | undefined | false): Promise<T>;
  /** Resolves when the bot has posted so many messages to channels, with all of them. */
  posted(count: number): Promise<readonly StoredMessage[]>;
  /** Lets time pass on the clock that makes tokens die. */
  pass(milliseconds: number): void;
  /** The number of shards that it recommends. */
  recommendedShards: number;
  stop(): Promise<void>;
}

export interface LoopbackOptions {
  readonly token?: string;
  readonly guilds?: readonly { readonly id: string; readonly name: string }[];
  /** A port that was in use before, to come back to. */
  readonly port?: number;
}

export async function startLoopbackDiscord(options: LoopbackOptions = {}): Promise<LoopbackDiscord> {
  const requests: Recorded[] = [];
  const troubles: Trouble[] = [];
  const waiting = new Set<() => void>();
  let late = 0;
  let lastId = 900_000_000_000_000_000n;
  const world: World = {
    token: options.token ?? 'test.token.of-the-bot',
    messages: new Map(),
    posted: [],
    exchanges: new Map(),
    commands: new Map(),
    nonces: new Map(),
    guilds: options.guilds ?? [{ id: IDS.guild, name: 'Test Network' }],
    forbidden: new Set(),
    externalAppsForbidden: false,
    now: () => Date.now() + late,
    nextId: () => String(++lastId),
  };
  const state = { recommendedShards: 1 };

  const server = createRest({
    world,
    troubles,
    gatewayUrl: () => `ws://127.0.0.1:${port()}/gateway`,
    shards: () => state.recommendedShards,
    onRequest(recorded) {
      requests.push(recorded);
      // The answer leaves in this turn; whoever waits looks in the next.
      setImmediate(() => {
        for (const look of waiting) look();
      });
    },
  });
  const gateway = createGateway(server, world, () => `ws://127.0.0.1:${port()}/gateway`);
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');

  function port(): number {
    return (server.address() as AddressInfo).port;
  }

  function until<T>(look: () => T | null | undefined | false): Promise<T> {
    return new Promise((resolve) => {
      const check = () => {
        const found = look();
        if (found === null || found === undefined || found === false) return;
        waiting.delete(check);
        resolve(found);
      };
      waiting.add(check);
      check();
    });
  }

  return {
    world,
    gateway,
    rest: { api: `http://127.0.0.1:${port()}/api` },
    requests,
    refusals: () => requests.filter(({ refusal }) => refusal !== null),
    troubles,
    until,
    posted: (count) => until(() => world.posted.length >= count && world.posted),
    pass(milliseconds) {
      late += milliseconds;
    },
    get recommendedShards() {
      return state.recommendedShards;
    },
    set recommendedShards(count) {
      state.recommendedShards = count;
    },
    ...createWriters(world, gateway, until),
    async stop() {
      gateway.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** What a person reads in a message, without its buttons. */
export function textOf({ content, components }: StoredMessage): string {
  return [content, ...components.flatMap(flatten).map((part) => part.content ?? '')]
    .filter(Boolean)
    .join('\n');
}

export function buttonsOf({ components }: StoredMessage): readonly RawComponent[] {
  return components.flatMap(flatten).filter(({ type }) => type === 2);
}

export function selectOf({ components }: StoredMessage): RawComponent | undefined {
  return components.flatMap(flatten).find(({ type }) => type === 3);
}
