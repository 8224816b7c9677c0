import type { App, BlockAction } from '@slack/bolt';
import type { Desk } from './desk.js';
import { notice } from './layout.js';
import { decodePress } from './press.js';
import { answerInMessage, messageSurface } from './press-in-message.js';
import { answerInView, tellInView } from './press-in-view.js';

/** Buttons and menus, wherever they stand. All state is in them. */
export function addPresses(app: App, desk: Desk): void {
  app.action<BlockAction>(
    { type: 'block_actions', action_id: /.*/ },
    async ({ body, action, ack, respond, client }) => {
      await ack();
      const press = decodePress(pressedValue(action));
      const { view } = body;
      const surface = view === undefined ? messageSurface(body, respond, client) : null;
      const tell = surface?.tell ?? tellInView(client, body.trigger_id, view);
      const visit = {
        team: body.team?.id ?? body.user.team_id,
        user: body.user.id,
        tell,
        // Turning pages and sharing ask nothing.
        counts: press?.kind === 'entry' || press?.kind === 'choice',
      };
      await desk.serve(visit, async () => {
        if (press === null) return tell([notice(desk.bot.words().entryGone)]);
        if (surface) return answerInMessage(desk, press, surface);
        if (view)
          return answerInView(desk, press, { view, client, trigger: body.trigger_id, user: visit.user });
      });
    },
  );
}

/** A button has its value, a menu that of the chosen option. */
function pressedValue(action: object): string {
  if ('value' in action && typeof action.value === 'string') return action.value;
  const option = 'selected_option' in action ? action.selected_option : null;
  return typeof option === 'object' &&
    option !== null &&
    'value' in option &&
    typeof option.value === 'string'
    ? option.value
    : '';
}
