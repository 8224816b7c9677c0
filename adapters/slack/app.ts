import { App, type Receiver, type webApi } from '@slack/bolt';
import type { Intake } from '../shared/shutdown.js';
import { boltLog } from './bolt-log.js';
import { addCommands } from './commands.js';
import type { Desk } from './desk.js';
import { addHome } from './home.js';
import type { Identity } from './identity.js';
import { addMessages } from './messages.js';
import { addPresses } from './presses.js';
import { addShortcuts } from './shortcuts.js';

export interface AppParts {
  readonly receiver: Receiver;
  readonly botToken: string;
  readonly identity: Identity;
  readonly clientOptions: webApi.WebClientOptions;
  readonly desk: Desk;
  readonly intake: Intake;
}

/** Bolt's app with all flows on that receiver. Nothing is sent or opened here. */
export function createApp({ receiver, botToken, identity, clientOptions, desk, intake }: AppParts): App {
  const app = new App({
    receiver,
    token: botToken,
    botId: identity.botId,
    botUserId: identity.botUserId,
    tokenVerificationEnabled: false,
    convoStore: false,
    logger: boltLog(desk.log),
    clientOptions,
  });
  takeThrough(intake, app);
  onlyOnce(app, desk);
  addCommands(app, desk);
  addMessages(app, desk);
  addShortcuts(app, desk);
  addPresses(app, desk);
  addHome(app, desk);
  app.error(async (error) => desk.log.error('An event of Slack could not be handled.', error));
  return app;
}

/**
 * Every event goes through the intake, acknowledgement included: one that comes after the door was shut is not
 * acknowledged, so that Slack delivers it to the next process.
 */
function takeThrough(intake: Intake, app: App): void {
  const handle = app.processEvent.bind(app);
  app.processEvent = (event) =>
    new Promise((resolve, reject) => {
      if (!intake.begin(() => handle(event).then(resolve, reject))) resolve();
    });
}

/**
 * Slack delivers an event again when an acknowledgement was late or a connection was cut, a click likewise. It is
 * known by its id; one whose handling failed before the acknowledgement may come again.
 */
function onlyOnce(app: App, { seen }: Desk): void {
  app.use(async (args) => {
    const key = deliveryKey(args.body);
    if (key === null) return args.next();
    if (!seen.first(key)) {
      if ('ack' in args && typeof args.ack === 'function') await args.ack();
      return;
    }
    try {
      await args.next();
    } catch (error) {
      seen.forget(key);
      throw error;
    }
  });
}

function deliveryKey(body: object): string | null {
  if ('event_id' in body && typeof body.event_id === 'string') return `event:${body.event_id}`;
  if ('trigger_id' in body && typeof body.trigger_id === 'string') return `trigger:${body.trigger_id}`;
  return null;
}
