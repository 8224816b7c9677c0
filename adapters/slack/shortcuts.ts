import type { App, MessageShortcut } from '@slack/bolt';
import { respondWith } from './delivery.js';
import type { Desk } from './desk.js';
import { plainText } from './escape.js';
import { notice, toBlocks, toMessages } from './layout.js';
import { ASK_MODAL, askModal, questionIn } from './modal.js';
import { replyParts } from './render.js';
import { sharedFrom } from './share.js';
import { SHORTCUTS } from './shortcut-ids.js';

/** "Answer this question" on a message, and the window to ask in. */
export function addShortcuts(app: App, desk: Desk): void {
  const { bot, log } = desk;

  app.shortcut<MessageShortcut>(
    { callback_id: SHORTCUTS.message, type: 'message_action' },
    async ({ shortcut, ack, respond, context }) => {
      await ack();
      const { thread_ts: thread } = shortcut.message;
      const tell = respondWith(respond, {
        to: 'person',
        thread: typeof thread === 'string' ? thread : undefined,
      });
      await desk.serve({ team: shortcut.team?.id, user: shortcut.user.id, tell }, async () => {
        const text = plainText(shortcut.message.text ?? '', context.botUserId);
        if (text === '') return tell([notice(bot.words().nothingToRead)]);
        const reply = bot.ask({ text });
        const share = sharedFrom(bot, reply, { text, own: false });
        await tell(toMessages(replyParts(reply, { words: bot.words(), share })));
      });
    },
  );

  app.shortcut({ callback_id: SHORTCUTS.global, type: 'shortcut' }, async ({ shortcut, ack, client }) => {
    await ack();
    const visit = {
      team: shortcut.team?.id,
      user: shortcut.user.id,
      // A global shortcut has no channel to tell anything in.
      tell: async () => log.warn('The window to ask in could not be opened for a member.'),
      counts: false,
    };
    await desk.serve(visit, async () => {
      await client.views.open({ trigger_id: shortcut.trigger_id, view: askModal([], 0) });
    });
  });

  app.view({ callback_id: ASK_MODAL, type: 'view_submission' }, async ({ view, body, ack }) => {
    const { text, block, turn } = questionIn(view);
    const visit = {
      team: body.team?.id ?? body.user.team_id,
      user: body.user.id,
      tell: async ([message]: readonly { readonly text: string }[]) =>
        ack({ response_action: 'errors', errors: { [block]: message?.text ?? '' } }),
    };
    await desk.serve(visit, async () => {
      const conversation = `slack:window:${view.root_view_id ?? view.id}:${visit.user}`;
      const parts = replyParts(bot.ask({ text, conversation }), { words: bot.words(), question: text });
      await ack({ response_action: 'update', view: askModal(toBlocks(parts), turn + 1) });
    });
  });
}
