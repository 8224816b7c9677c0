import {
  CHANNEL_TYPE,
  CONTEXT,
  type Exchange,
  IDS,
  messagePayload,
  type StoredMessage,
  userPayload,
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

/**
 * A message event as an app without the message content intent gets it: with its text in direct messages, where it notifies
 * the app, and where it answers a regular message of the app (events/gateway#message-content-intent).
 */
export function deliveredPayload(message: StoredMessage, saying: Saying): object {
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

/** An interaction event. */
export function interactionPayload(
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
