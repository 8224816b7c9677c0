import type { App } from '@slack/bolt';
import type { BrowsePage } from '../../src/reply/browse.js';
import { acknowledgeWith } from './delivery.js';
import type { Desk } from './desk.js';
import { plainText } from './escape.js';
import { toMessages } from './layout.js';
import { pageParts, replyParts } from './render.js';
import { sharedFrom } from './share.js';
import { WORDING } from './wording.js';

/** `/encouragements` and `/ask-paper`: private answers, in any channel, whether the app is a member or not. */
export function addCommands(app: App, desk: Desk): void {
  const { bot } = desk;

  app.command(WORDING.encouragements.command, async ({ command, ack, respond }) => {
    const tell = acknowledgeWith(ack, respond);
    await desk.serve({ team: command.team_id, user: command.user_id, tell }, async () => {
      const text = plainText(command.text);
      await tell(toMessages(lookUp(text, conversationOf(command))));
    });
  });

  app.command(WORDING.askPaper.command, async ({ command, ack, respond }) => {
    const tell = acknowledgeWith(ack, respond);
    await desk.serve({ team: command.team_id, user: command.user_id, tell }, async () => {
      const text = plainText(command.text);
      await tell(toMessages(answer(text, conversationOf(command))));
    });
  });

  /** Nothing typed opens the first page; a number, a topic or a question leads where the core says. */
  function lookUp(text: string, conversation: string) {
    if (text === '') return browse(bot.browse(1));
    if (/^help$/i.test(text)) return answer(text, conversation);
    const found = bot.choose(text, { conversation });
    if ('page' in found) return browse(found.page);
    return replyParts(found.reply, {
      words: bot.words(),
      share: sharedFrom(bot, found.reply, { text, own: true }),
    });
  }

  function answer(text: string, conversation: string) {
    const reply = bot.ask({ text, conversation });
    return replyParts(reply, { words: bot.words(), share: sharedFrom(bot, reply, { text, own: true }) });
  }

  function browse(page: BrowsePage) {
    return pageParts(page, {
      words: bot.words(),
      controls: true,
      share: { of: 'page', page: page.page },
    });
  }
}

/** Slack has no slash commands in threads: the conversation is that of the person in the channel. */
function conversationOf(command: { team_id: string; channel_id: string; user_id: string }): string {
  return `slack:${command.team_id}:${command.channel_id}:${command.user_id}`;
}
