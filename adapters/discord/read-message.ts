/** What decides whether a message speaks to the bot, without the rest of a Discord message. */
export interface IncomingMessage {
  readonly content: string;
  /** A bot, a webhook or Discord itself wrote it. */
  readonly automatic: boolean;
  readonly direct: boolean;
  /** It carries another message along instead of text of its own. */
  readonly forwarded: boolean;
  /** Ids of the users whom it notifies. Discord leaves out mentions in code. */
  readonly mentions: ReadonlySet<string>;
  /** It answers a message of the bot, and the author left the notification on. */
  readonly repliesToBot: boolean;
}

/** What to do with a message: answer the text, say how to ask because Discord delivered none, or keep quiet. */
export type Reading =
  | { readonly kind: 'question'; readonly text: string }
  | { readonly kind: 'no-text' }
  | { readonly kind: 'not-for-us' };

/** Reads a message as the bot with the id `botId` should. It never takes a mention for a call that was meant for others. */
export function readMessage(message: IncomingMessage, botId: string): Reading {
  if (message.automatic || !speaksTo(message, botId)) return { kind: 'not-for-us' };
  const text = questionText(message.content);
  return text === '' ? { kind: 'no-text' } : { kind: 'question', text };
}

/**
 * The words of a message without its mentions and other references, and without what it quotes of others; the quoted words
 * where it has no others. Also for a message that somebody else wrote.
 */
export function questionText(content: string): string {
  const plain = content.replace(REFERENCE, ' ');
  const own = withoutQuotes(plain).trim();
  return own === '' ? plain.replace(QUOTE_MARK, '').trim() : own;
}

function speaksTo(message: IncomingMessage, botId: string): boolean {
  if (message.direct) return true;
  if (message.forwarded) return false;
  if (message.repliesToBot) return true;
  return message.mentions.has(botId) && mentioned(message.content, botId);
}

/** Whether the author writes to the bot: a mention in a quoted line or in code repeats somebody else's or shows how to. */
function mentioned(content: string, botId: string): boolean {
  return withoutQuotes(withoutCode(content)).match(new RegExp(`<@!?${botId}>`)) !== null;
}

/** A user, role, channel, command, emoji, time or link of Discord's own, for example `<@80351110224678912>`. */
const REFERENCE = /<(?:@[!&]?\d+|#\d+|\/[^<>:]+:\d+|a?:\w+:\d+|t:-?\d+(?::\w)?|id:[\w-]+)>/g;
const QUOTE_MARK = /^(?:>>>|>)\s/gm;

function withoutCode(content: string): string {
  return content.replace(/(`{3,})[\s\S]*?\1|(`{1,2})[^`]+?\2/g, ' ');
}

function withoutQuotes(content: string): string {
  return content.replace(/^>>> [\s\S]*/m, '').replace(/^> .*$/gm, '');
}
