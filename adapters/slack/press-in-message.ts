import type { BlockAction, RespondFn, webApi } from '@slack/bolt';
import type { Reply } from '../../src/reply/reply.js';
import { postTo, respondWith } from './delivery.js';
import type { Desk, Say } from './desk.js';
import { failureSentence } from './failures.js';
import { notice, toMessages } from './layout.js';
import type { Part } from './parts.js';
import type { Press, Shared } from './press.js';
import { pageParts, replyParts } from './render.js';
import { replyFrom, sharedFrom } from './share.js';
import { WORDING } from './wording.js';

/** The message that was clicked, and the ways to answer there. */
export interface MessageSurface {
  /** True where only one person sees the message. */
  readonly hidden: boolean;
  /** True in the direct message with the app. */
  readonly direct: boolean;
  readonly conversation: string;
  /** Names the message, for what may be done with it once. */
  readonly key: string;
  /** To the one who clicked. */
  readonly tell: Say;
  /** To the same one, in place of the message. */
  readonly replace: Say;
  /** To everybody, through the click: needs no membership. */
  readonly share: Say;
  /** To everybody where the message stands. */
  readonly post: Say;
}

export function messageSurface(
  body: BlockAction,
  respond: RespondFn,
  client: webApi.WebClient,
): MessageSurface {
  const { container } = body;
  const channel = body.channel?.id ?? text(container.channel_id) ?? '';
  const thread = text(body.message?.thread_ts) ?? text(container.thread_ts);
  const hidden = container.is_ephemeral === true;
  const direct = channel.startsWith('D') && !hidden;
  const post = postTo(client, { channel, thread });
  const team = body.team?.id ?? body.user.team_id ?? '';
  return {
    hidden,
    direct,
    conversation: ['slack', team, channel, ...(direct || !thread ? [] : [thread]), body.user.id].join(':'),
    key: [team, channel, text(container.message_ts) ?? body.message?.ts ?? body.trigger_id].join(':'),
    // What is whispered in a direct message would be gone after a reload.
    tell: direct ? post : respondWith(respond, { to: 'person', thread }),
    replace: respondWith(respond, { to: 'person', thread, replace: true }),
    share: respondWith(respond, { to: 'everybody', thread }),
    post,
  };
}

export async function answerInMessage(desk: Desk, press: Press, surface: MessageSurface): Promise<void> {
  const { bot } = desk;
  const { conversation } = surface;
  switch (press.kind) {
    case 'entry':
      return surface.tell(privateAnswer(desk, bot.entry(press.id, { conversation }), surface));
    case 'choice': {
      const reply = bot.entry(press.id, { conversation });
      // Who asked in the open and was asked back in the open gets the answer there.
      if (surface.hidden || surface.direct) return surface.tell(privateAnswer(desk, reply, surface));
      return surface.post(toMessages(replyParts(reply, { words: bot.words() })));
    }
    case 'page': {
      const page = bot.browse(press.page);
      const share: Shared = { of: 'page', page: page.page };
      const messages = toMessages(pageParts(page, { words: bot.words(), controls: true, share }));
      return surface.hidden ? surface.replace(messages) : surface.tell(messages);
    }
    case 'share':
      return share(desk, press.shared, surface);
  }
}

function privateAnswer({ bot }: Desk, reply: Reply, { direct }: MessageSurface) {
  const share = direct ? null : sharedFrom(bot, reply, null);
  return toMessages(replyParts(reply, { words: bot.words(), share }));
}

async function share(desk: Desk, shared: Shared, surface: MessageSurface): Promise<void> {
  const parts = sharedParts(desk, shared);
  if (parts === null) return surface.tell([notice(desk.bot.words().entryGone)]);
  const key = `share:${surface.key}:${JSON.stringify(shared)}`;
  if (!desk.seen.first(key)) return surface.tell([notice(WORDING.sharedAlready)]);
  try {
    await surface.share(toMessages(parts));
  } catch (error) {
    desk.seen.forget(key);
    desk.log.warn(failureSentence(error) ?? 'An answer could not be shared in Slack.', error);
    await surface.tell([notice(WORDING.cannotShare)]);
  }
}

/** Null where what was to be shared is not in the knowledge any more. */
function sharedParts({ bot }: Desk, shared: Shared): Part[] | null {
  const words = bot.words();
  switch (shared.of) {
    case 'page': {
      const page = bot.browse(shared.page);
      return page.page === shared.page ? pageParts(page, { words, controls: false }) : null;
    }
    case 'entries': {
      const reply = replyFrom(bot, shared);
      return reply && replyParts(reply, { words, question: shared.question });
    }
    case 'question': {
      const reply = replyFrom(bot, shared);
      return reply && replyParts(reply, { words, ...(shared.own ? { question: shared.question } : {}) });
    }
  }
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
