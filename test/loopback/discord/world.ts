import type { RawChoice, RawCommand } from './command-rules.js';
import { FLAG, flatten, type RawComponent, type RawMessage } from './message-rules.js';

/** Names and ids are made up; the shapes are those of Discord's documentation (August 2026). */
export const IDS = {
  application: '110000000000000001',
  bot: '110000000000000001',
  guild: '220000000000000001',
  general: '330000000000000001',
  thread: '330000000000000002',
  locked: '330000000000000003',
  directMessage: '330000000000000004',
  groupMessage: '330000000000000005',
  member: '440000000000000001',
  other: '440000000000000002',
} as const;

export const CONTEXT = { guild: 0, botDm: 1, privateChannel: 2 } as const;
export const CHANNEL_TYPE = { text: 0, dm: 1, group: 3, publicThread: 11 } as const;

export interface RawUser {
  readonly id: string;
  readonly username: string;
  readonly bot: boolean;
}

/** A message that is in a channel, or that one person sees. */
export interface StoredMessage {
  readonly id: string;
  readonly channelId: string;
  readonly author: RawUser;
  readonly content: string;
  readonly flags: number;
  readonly components: readonly RawComponent[];
  readonly allowedMentions: unknown;
  readonly replyTo: string | null;
  /** Discord delivers the text of replies to these alone. */
  readonly regular: boolean;
}

/** An interaction from its event to its last follow-up. */
export interface Exchange {
  readonly id: string;
  readonly token: string;
  /** 2 command, 3 component, 4 autocomplete. */
  readonly type: number;
  readonly channelId: string;
  readonly createdAt: number;
  readonly on: StoredMessage | null;
  readonly onlyUserInstalled: boolean;
  response: Response | null;
  readonly followUps: StoredMessage[];
}

export interface Response {
  /** 4 message, 7 update of the message, 8 choices. */
  readonly type: number;
  readonly message: StoredMessage | null;
  readonly choices: readonly RawChoice[];
}

/** Everything that this Discord knows. */
export interface World {
  readonly token: string;
  readonly messages: Map<string, StoredMessage>;
  /** What the bot posted to channels, in order. */
  readonly posted: StoredMessage[];
  readonly exchanges: Map<string, Exchange>;
  /** Commands by guild id; those for everywhere under the empty name. */
  readonly commands: Map<string, readonly RawCommand[]>;
  readonly nonces: Map<string, StoredMessage>;
  /** Servers that the bot is in, with the channels that it may not write in. */
  readonly guilds: readonly { readonly id: string; readonly name: string }[];
  readonly forbidden: Set<string>;
  /** Servers that do not let an app which is only user-installed post for everybody. */
  externalAppsForbidden: boolean;
  now(): number;
  nextId(): string;
}

export const BOT_USER: RawUser = { id: IDS.bot, username: 'Go Local Bot', bot: true };

/** What Discord makes of a message that it takes: ids for all components, and for the message. */
export function storeMessage(
  world: World,
  request: RawMessage,
  where: {
    readonly channelId: string;
    readonly regular: boolean;
    readonly flags?: number;
    readonly id?: string;
  },
): StoredMessage {
  const taken = new Set((request.components ?? []).flatMap(flatten).flatMap(({ id }) => (id ? [id] : [])));
  let last = 0;
  const numbered = (component: RawComponent): RawComponent => {
    do last += 1;
    while (taken.has(last));
    const id = component.id || last;
    return {
      ...component,
      id,
      ...(component.components ? { components: component.components.map(numbered) } : {}),
    };
  };
  const stored: StoredMessage = {
    id: where.id ?? world.nextId(),
    channelId: where.channelId,
    author: BOT_USER,
    content: request.content ?? '',
    flags: where.flags ?? request.flags ?? 0,
    components: (request.components ?? []).map(numbered),
    allowedMentions: request.allowed_mentions,
    replyTo: request.message_reference?.message_id ?? null,
    regular: where.regular,
  };
  world.messages.set(stored.id, stored);
  return stored;
}

export function isEphemeral({ flags }: { readonly flags: number }): boolean {
  return (flags & FLAG.ephemeral) !== 0;
}

/** A message as Discord sends it. */
export function messagePayload(message: StoredMessage): object {
  return {
    id: message.id,
    type: message.replyTo === null ? 0 : 19,
    channel_id: message.channelId,
    author: userPayload(message.author),
    content: message.content,
    components: message.components,
    flags: message.flags,
    timestamp: '2026-08-01T12:00:00.000000+00:00',
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: [],
    embeds: [],
    pinned: false,
  };
}

export function userPayload({ id, username, bot }: RawUser): object {
  return { id, username, bot, discriminator: '0', global_name: null, avatar: null, public_flags: 0 };
}
