import type { Bot } from '../../src/bot.js';
import type { Passage, Reply } from '../../src/reply/reply.js';
import { encodePress, type Shared } from './press.js';

/** The question behind a reply, and whether the person who sees it wrote it. */
export interface Asked {
  readonly text: string;
  readonly own: boolean;
}

/**
 * What a Share button has to carry so that this reply can be posted again later, from nothing else: a click on an
 * ephemeral message brings no message with it. Null where there is nothing to share, or no way to bring it back (a reply
 * that only the conversation explains).
 */
export function sharedFrom(bot: Bot, reply: Reply, asked: Asked | null): Shared | null {
  switch (reply.outcome) {
    case 'clarify':
    case 'unknown':
    case 'courtesy':
      return null;
    case 'answer':
    case 'silent':
      return candidates(reply, asked).find((shared) => bringsBack(bot, shared, reply)) ?? null;
  }
}

/** The reply to post, or null where an entry of it is gone. Pages are not replies and are left to the caller. */
export function replyFrom(bot: Bot, shared: Exclude<Shared, { of: 'page' }>): Reply | null {
  switch (shared.of) {
    case 'question':
      return bot.ask({ text: shared.question });
    case 'entries':
      return merge(shared.ids.map((id) => bot.entry(id)));
  }
}

/** From the one that says most to the one that is shortest. */
function candidates(reply: Reply, asked: Asked | null): Exclude<Shared, { of: 'page' }>[] {
  const entries = reply.passages.map((passage) => passage.entry);
  const ids = [...new Set(entries.flatMap((entry) => (entry === null ? [] : [entry.id])))];
  const complete = ids.length > 0 && entries.every((entry) => entry !== null);
  return [
    ...(complete && asked?.own ? [{ of: 'entries', ids, question: asked.text } as const] : []),
    ...(complete ? [{ of: 'entries', ids } as const] : []),
    ...(asked && asked.text !== ''
      ? [{ of: 'question', question: asked.text, own: asked.own } as const]
      : []),
  ];
}

function bringsBack(bot: Bot, shared: Exclude<Shared, { of: 'page' }>, reply: Reply): boolean {
  if (encodePress({ kind: 'share', shared }) === null) return false;
  const again = replyFrom(bot, shared);
  return again !== null && sameWords(again.passages, reply.passages);
}

function sameWords(some: readonly Passage[], others: readonly Passage[]): boolean {
  return (
    some.length === others.length && some.every((passage, index) => passage.text === others[index]?.text)
  );
}

function merge(replies: readonly Reply[]): Reply | null {
  const [first] = replies;
  if (first === undefined || replies.some((reply) => reply.outcome === 'unknown')) return null;
  if (replies.length === 1) return first;
  return { ...first, passages: replies.flatMap((reply) => reply.passages), suggestions: [] };
}
