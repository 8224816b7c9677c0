import type { Gateway } from './gateway.js';
import { flatten } from './message-rules.js';
import {
  CHANNEL_TYPE,
  CONTEXT,
  type Exchange,
  IDS,
  messagePayload,
  type RawUser,
  type StoredMessage,
  userPayload,
  type World,
} from './world.js';

/** Where and how a person acts; by default the member with the first id, in the channel "general" of the server. */
export interface Acting {
  readonly user?: string;
  readonly channel?: string;
  readonly context?: (typeof CONTEXT)[keyof typeof CONTEXT];
  readonly locale?: string;
  /** The app is installed by this person alone and not in the server. */
  readonly onlyUserInstalled?: boolean;
}

export interface Saying {
  readonly user?: string;
  readonly channel?: string;
  readonly author?: 'person' | 'bot' | 'webhook' | 'system';
  readonly replyTo?: StoredMessage;
  /** Replies notify their receiver unless this is false. */
  readonly ping?: boolean;
  /** A forwarded message carries this text. */
  readonly forwards?: string;
  readonly mentionRoles?: readonly string[];
}

/** What happened to an interaction: its first response, and what came after. */
export interface Reaction {
  readonly exchange: Exchange;
  /** The message of the first response. */
  message(): Promise<StoredMessage>;
  /** The choices of autocomplete. */
  choices(): Promise<readonly { readonly name: string; readonly value: string }[]>;
  /** All messages once there are `count`, the first response included. */
  messages(count: number): Promise<readonly StoredMessage[]>;
}

/** What people do in this Discord. */
export interface Writers {
  command(name: string, options?: Readonly<Record<string, string>>, acting?: Acting): Reaction;
  answerThis(target: StoredMessage, acting?: Acting): Reaction;
  autocomplete(command: string, option: string, typed: string, acting?: Acting): Reaction;
  /** Presses the button with that label, or that begins so. */
  press(on: StoredMessage, label: string, acting?: Acting): Reaction;
  choose(on: StoredMessage, value: string, acting?: Acting): Reaction;
  /** Writes a message. */
  say(content: string, saying?: Saying): StoredMessage;
  /** Delivers the same event once more. */
  repeat(what: Reaction | StoredMessage): void;
}

type Until = <T>(look: () => T | null | undefined | false) => Promise<T>;

export function createWriters(world: World, gateway: Gateway, until: Until): Writers {
  const events = new Map<string, { readonly type: string; readonly data: object }>();

  function dispatch(id: string, type: string, data: object): void {
    events.set(id, { type, data });
    gateway.dispatch(type, data);
  }

  function interact(type: number, data: object, acting: Acting, on: StoredMessage | null = null): Reaction {
    const channelId = acting.channel ?? on?.channelId ?? IDS.general;
    const exchange: Exchange = {
      id: world.nextId(),
      token: `interaction-${world.nextId()}`,
      type,
      channelId,
      createdAt: world.now(),
      on,
      onlyUserInstalled: acting.onlyUserInstalled ?? false,
      response: null,
      followUps: [],
    };
    world.exchanges.set(exchange.token, exchange);
    dispatch(
      exchange.id,
      'INTERACTION_CREATE',
      interactionPayload(exchange, data, { ...acting, channel: channelId }),
    );
    return {
      exchange,
      message: () => until(() => exchange.response?.message),
      choices: async () => (await until(() => exchange.response)).choices,
      messages: (count) =>
        until(() => {
          const first = exchange.response?.message;
          return first && exchange.followUps.length + 1 >= count && [first, ...exchange.followUps];
        }),
    };
  }

  function pressOn(on: StoredMessage, data: object, acting: Acting): Reaction {
    const current = world.messages.get(on.id) ?? on;
    return interact(3, data, acting, current);
  }

  return {
    command(name, options = {}, acting = {}) {
      const given = Object.entries(options).map(([option, value]) => ({ name: option, type: 3, value }));
      return interact(2, { id: '550000000000000001', name, type: 1, options: given }, acting);
    },
    answerThis(target, acting = {}) {
      const resolved = { messages: { [target.id]: messagePayload(target) } };
      return interact(
        2,
        { id: '550000000000000002', name: 'Answer this question', type: 3, target_id: target.id, resolved },
        { channel: target.channelId, ...acting },
      );
    },
    autocomplete(command, option, typed, acting = {}) {
      const options = [{ name: option, type: 3, value: typed, focused: true }];
      return interact(4, { id: '550000000000000001', name: command, type: 1, options }, acting);
    },
    press(on, label, acting = {}) {
      const current = world.messages.get(on.id) ?? on;
      const button = current.components
        .flatMap(flatten)
        .find((part) => part.type === 2 && part.label?.startsWith(label));
      if (!button) throw new Error(`There is no button "${label}" on this message.`);
      if (button.disabled) throw new Error(`The button "${label}" is disabled.`);
      return pressOn(on, { component_type: 2, custom_id: button.custom_id, id: button.id }, acting);
    },
    choose(on, value, acting = {}) {
      const current = world.messages.get(on.id) ?? on;
      const select = current.components.flatMap(flatten).find(({ type }) => type === 3);
      if (!select?.options?.some((option) => option.value === value))
        throw new Error(`There is no option "${value}".`);
      return pressOn(
        on,
        { component_type: 3, custom_id: select.custom_id, id: select.id, values: [value] },
        acting,
      );
    },
    say(content, saying = {}) {
      const author = authorOf(saying);
      const message: StoredMessage = {
        id: world.nextId(),
        channelId: saying.channel ?? IDS.general,
        author,
        content,
        flags: 0,
        components: [],
        allowedMentions: null,
        replyTo: saying.replyTo?.id ?? null,
        regular: true,
      };
      world.messages.set(message.id, message);
      dispatch(message.id, 'MESSAGE_CREATE', deliveredPayload(message, saying));
      return message;
    },
    repeat(what) {
      const event = events.get('exchange' in what ? what.exchange.id : what.id);
      if (event) gateway.dispatch(event.type, event.data);
    },
  };
}

function authorOf({ author = 'person', user = IDS.member }: Saying): RawUser {
  const bot = author === 'bot' || author === 'webhook';
  return { id: user, username: `person-${user.slice(-2)}`, bot };
}

/**
 * A message event as an app without the message content intent gets it: with its text in direct messages, where it notifies
 * the app, and where it answers a regular message of the app (events/gateway#message-content-intent).
 */
function deliveredPayload(message: StoredMessage, saying: Saying): object {
  const direct = message.channelId === IDS.directMessage;
  const { replyTo, ping = true } = saying;
  const inText = new Set(
    Array.from(withoutCode(message.content).matchAll(/<@!?(\d+)>/g), ([, id]) => id ?? ''),
  );
  const notified = new Set([...inText, ...(replyTo && ping ? [replyTo.author.id] : [])]);
  const answersRegular = replyTo?.author.id === IDS.bot && ping && replyTo.regular;
  const visible = direct || inText.has(IDS.bot) || answersRegular;
  const forwards = saying.forwards;
  const member = {
    roles: [],
    joined_at: '2024-01-01T00:00:00.000000+00:00',
    deaf: false,
    mute: false,
    flags: 0,
  };
  return {
    ...messagePayload(message),
    type: saying.author === 'system' ? 7 : replyTo ? 19 : 0,
    content: visible ? message.content : '',
    mentions: Array.from(notified, (id) =>
      userPayload({ id, username: `person-${id.slice(-2)}`, bot: id === IDS.bot }),
    ),
    mention_roles: saying.mentionRoles ?? [],
    mention_everyone: message.content.includes('@everyone'),
    channel_type: channelPayload(message.channelId).type,
    ...(direct ? {} : { guild_id: IDS.guild, member }),
    ...(saying.author === 'webhook' ? { webhook_id: '660000000000000001' } : {}),
    ...(replyTo
      ? {
          message_reference: { type: 0, message_id: replyTo.id, channel_id: message.channelId },
          referenced_message: messagePayload(replyTo),
        }
      : {}),
    ...(forwards === undefined
      ? {}
      : {
          message_reference: { type: 1, message_id: '770000000000000001', channel_id: IDS.general },
          message_snapshots: [
            {
              message: {
                type: 0,
                content: forwards,
                embeds: [],
                attachments: [],
                timestamp: '2026-08-01T12:00:00.000000+00:00',
                edited_timestamp: null,
                flags: 0,
                mentions: [],
                mention_roles: [],
              },
            },
          ],
        }),
  };
}

/** Discord notifies nobody who is mentioned in code. */
function withoutCode(content: string): string {
  return content.replace(/```[\s\S]*?```|`[^`]*`/g, ' ');
}

function interactionPayload(
  exchange: Exchange,
  data: object,
  acting: Acting & { readonly channel: string },
): object {
  const context = acting.context ?? contextOf(acting.channel);
  const id = acting.user ?? IDS.member;
  const user = userPayload({ id, username: `person-${id.slice(-2)}`, bot: false });
  const inGuild = context === CONTEXT.guild;
  const person = inGuild
    ? {
        member: {
          user,
          roles: [],
          joined_at: '2024-01-01T00:00:00.000000+00:00',
          deaf: false,
          mute: false,
          flags: 0,
          permissions: '2147483647',
        },
        guild_id: IDS.guild,
        guild: { id: IDS.guild, locale: 'en-US', features: [] },
        guild_locale: 'en-US',
      }
    : { user };
  return {
    id: exchange.id,
    application_id: IDS.application,
    type: exchange.type,
    token: exchange.token,
    version: 1,
    data,
    context,
    channel_id: acting.channel,
    channel: channelPayload(acting.channel),
    ...person,
    ...(exchange.on ? { message: messagePayload(exchange.on) } : {}),
    locale: acting.locale ?? 'en-GB',
    app_permissions: '0',
    entitlements: [],
    attachment_size_limit: 10_485_760,
    authorizing_integration_owners: acting.onlyUserInstalled
      ? { '1': id }
      : { '0': inGuild ? IDS.guild : '0' },
  };
}

function contextOf(channel: string): number {
  if (channel === IDS.directMessage) return CONTEXT.botDm;
  return channel === IDS.groupMessage ? CONTEXT.privateChannel : CONTEXT.guild;
}

function channelPayload(id: string): { readonly id: string; readonly type: number } {
  if (id === IDS.directMessage) return { id, type: CHANNEL_TYPE.dm };
  if (id === IDS.groupMessage) return { id, type: CHANNEL_TYPE.group };
  return { id, type: id === IDS.thread ? CHANNEL_TYPE.publicThread : CHANNEL_TYPE.text };
}
