import type { webApi } from '@slack/bolt';
import type { Desk, Say } from './desk.js';
import { homeView } from './home.js';
import { toBlocks } from './layout.js';
import { ASK_MODAL, askModal, questionIn, showModal } from './modal.js';
import type { Press } from './press.js';
import { replyParts } from './render.js';

type View = Parameters<typeof questionIn>[0] & {
  readonly id: string;
  readonly type: string;
  readonly callback_id: string;
  readonly root_view_id?: string | null;
};

export interface ViewPress {
  readonly view: View;
  readonly client: webApi.WebClient;
  /** Lets a window be opened, for 3 seconds. */
  readonly trigger: string;
  readonly user: string;
}

/** In the App Home an answer opens a window; in a window it takes the place of the one before. */
export async function answerInView(
  desk: Desk,
  press: Press,
  { view, client, trigger, user }: ViewPress,
): Promise<void> {
  const { bot } = desk;
  switch (press.kind) {
    case 'entry':
    case 'choice': {
      const conversation = `slack:window:${view.root_view_id ?? view.id}:${user}`;
      const blocks = toBlocks(replyParts(bot.entry(press.id, { conversation }), { words: bot.words() }));
      if (view.type === 'home') {
        await client.views.open({ trigger_id: trigger, view: showModal(blocks) });
        return;
      }
      const next =
        view.callback_id === ASK_MODAL ? askModal(blocks, questionIn(view).turn + 1) : showModal(blocks);
      await client.views.update({ view_id: view.id, view: next });
      return;
    }
    case 'page':
      if (view.type === 'home')
        await client.views.publish({ user_id: user, view: homeView(bot, press.page) });
      return;
    case 'share':
      // No view has this button: there is no channel to share in.
      return;
  }
}

/** A notice in a window of its own, above the one that was clicked. */
export function tellInView(
  client: webApi.WebClient,
  trigger: string,
  view: { readonly type: string } | undefined,
): Say {
  return async (messages) => {
    const window = { trigger_id: trigger, view: showModal(messages.flatMap((message) => message.blocks)) };
    if (view?.type === 'modal') await client.views.push(window);
    else await client.views.open(window);
  };
}
