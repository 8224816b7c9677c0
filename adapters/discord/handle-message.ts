import { type Message, MessageReferenceType, MessageType } from 'discord.js';
import { LRUCache } from 'lru-cache';
import { conversationKey } from './conversation-key.js';
import { isForbidden } from './failures.js';
import type { Desk } from './handle-interaction.js';
import { type IncomingMessage, readMessage } from './read-message.js';
import { renderNotice, renderReply } from './render-reply.js';
import { answerMessage } from './respond.js';

export const CLOSED_CHANNELS = Object.freeze({
  /**
   * Milliseconds for which the bot does not try again where it may not write. Discord blocks an address after 10,000
   * refused requests in 10 minutes; an admin who has just given the permission should not wait long.
   */
  ttlMs: 60_000,
  /** Channels to remember, 1 or more. */
  max: 5_000,
});

/** Channels where the bot was refused lately. */
export type ClosedChannels = Pick<LRUCache<string, true>, 'has' | 'set'>;

export function createClosedChannels(): ClosedChannels {
  return new LRUCache<string, true>({ max: CLOSED_CHANNELS.max, ttl: CLOSED_CHANNELS.ttlMs });
}

/** Answers a message that speaks to the bot, where it stands. Errors are the caller's to report. */
export async function handleMessage(message: Message, desk: Desk, closed: ClosedChannels): Promise<void> {
  const reading = readMessage(incoming(message), message.client.user.id);
  if (reading.kind === 'not-for-us' || closed.has(message.channelId) || !desk.seen.first(message.id)) return;

  const language = message.guild?.preferredLocale;
  const words = desk.bot.words(language);
  const { allowed, firstRefusal } = await desk.rateLimit.take(`discord:${message.author.id}`);
  // A channel has no private reply, so one notice a window has to do.
  if (!allowed && !firstRefusal) return;

  try {
    if (!allowed) await answerMessage(message, [renderNotice(words.tooManyQuestions)]);
    else if (reading.kind === 'no-text') await answerMessage(message, [renderNotice(words.nothingToRead)]);
    else {
      const conversation = conversationKey(message.channelId, message.author.id);
      const reply = desk.bot.ask({ text: reading.text, conversation, ...(language ? { language } : {}) });
      await answerMessage(message, renderReply(reply, { words }));
    }
  } catch (error) {
    if (isForbidden(error)) closed.set(message.channelId, true);
    throw error;
  }
}

function incoming(message: Message): IncomingMessage {
  const forwarded = message.reference?.type === MessageReferenceType.Forward;
  const direct = message.channel.isDMBased();
  return {
    // In a direct message, somebody who forwards a question wants it answered.
    content: direct && forwarded ? (message.messageSnapshots.first()?.content ?? '') : message.content,
    automatic: message.author.bot || message.webhookId !== null || !WRITTEN.has(message.type),
    direct,
    forwarded,
    mentions: new Set(message.mentions.users.keys()),
    repliesToBot:
      message.type === MessageType.Reply &&
      message.mentions.repliedUser?.id === message.client.user.id &&
      notified(message),
  };
}

/** Everything else is a notice of Discord's own, such as that somebody joined. */
const WRITTEN: ReadonlySet<MessageType> = new Set([MessageType.Default, MessageType.Reply]);

function notified(message: Message): boolean {
  return message.mentions.users.has(message.client.user.id);
}
