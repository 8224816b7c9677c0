import type { App } from '@slack/bolt';
import { postTo, whisperTo } from './delivery.js';
import type { Desk } from './desk.js';
import { plainText } from './escape.js';
import { notice, toMessages } from './layout.js';
import { replyParts } from './render.js';

/** Mentions in channels, answered in a thread, and direct messages. It never speaks unasked. */
export function addMessages(app: App, desk: Desk): void {
  const { bot } = desk;

  app.event('app_mention', async ({ event, body, client, context }) => {
    const { user, channel, ts } = event;
    if (user === undefined || event.bot_id !== undefined || 'edited' in event) return;
    if (!desk.seen.first(messageKey(body.team_id, channel, ts))) return;
    const thread = event.thread_ts ?? ts;
    const place = { channel, thread };
    const visit = {
      team: body.team_id,
      user,
      tell: whisperTo(client, place, user),
      quietLimit: true,
    };
    await desk.serve(visit, async () => {
      const text = plainText(event.text, context.botUserId);
      const conversation = `slack:${body.team_id}:${channel}:${thread}:${user}`;
      await postTo(
        client,
        place,
      )(toMessages(replyParts(bot.ask({ text, conversation }), { words: bot.words() })));
    });
  });

  app.message(async ({ message, body, client, context }) => {
    if (message.channel_type !== 'im') return;
    // Every other subtype is an edit, a deletion, a join or the like, or was written by a bot.
    if (message.subtype !== undefined && message.subtype !== 'file_share') return;
    if (!message.user || ('bot_id' in message && message.bot_id) || 'edited' in message) return;
    const { channel, ts, user } = message;
    if (!desk.seen.first(messageKey(body.team_id, channel, ts))) return;
    const say = postTo(client, { channel, thread: message.thread_ts });
    await desk.serve({ team: body.team_id, user, tell: say, quietLimit: true }, async () => {
      const text = plainText(message.text ?? '', context.botUserId);
      if (text === '') return say([notice(bot.words().nothingToRead)]);
      // The agent surface shows each message as a thread of its own: the conversation is the person's all the same.
      const conversation = `slack:${body.team_id}:${channel}:${user}`;
      await say(toMessages(replyParts(bot.ask({ text, conversation }), { words: bot.words() })));
    });
  });
}

/** One message may arrive as `app_mention` and as `message`, with two event ids. */
function messageKey(team: string, channel: string, ts: string): string {
  return `message:${team}:${channel}:${ts}`;
}
