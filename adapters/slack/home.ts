import type { App, types } from '@slack/bolt';
import type { Bot } from '../../src/bot.js';
import type { Desk } from './desk.js';
import { fitView, toBlocks } from './layout.js';
import { LIMITS } from './limits.js';
import { homeParts } from './render.js';

/** The App Home. Opened on its messages, Slack shows the suggested prompts of the manifest, which need no call. */
export function addHome(app: App, desk: Desk): void {
  app.event('app_home_opened', async ({ event, body, client }) => {
    if (event.tab !== 'home') return;
    const visit = {
      team: body.team_id,
      user: event.user,
      // There is nowhere to say it: the Home stays as it was, and the log knows.
      tell: async () => undefined,
      counts: false,
    };
    await desk.serve(visit, async () => {
      const page = pageOf(event.view?.private_metadata);
      await client.views.publish({ user_id: event.user, view: homeView(desk.bot, page) });
    });
  });
}

/** The whole Home with that page of encouragements. It keeps the number, so that the next opening shows the same page. */
export function homeView(bot: Bot, pageNumber: number): types.HomeView {
  const page = bot.browse(pageNumber);
  return {
    type: 'home',
    private_metadata: String(page.page),
    blocks: fitView(toBlocks(homeParts(bot.about(), page, bot.words())), LIMITS.viewBlocks),
  };
}

function pageOf(metadata: string | undefined): number {
  return metadata !== undefined && /^\d{1,4}$/.test(metadata) ? Number(metadata) : 1;
}
