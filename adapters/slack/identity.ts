import type { webApi } from '@slack/bolt';
import { StartError } from '../shared/start-error.js';
import { startErrorFor } from './failures.js';
import { SCOPES } from './manifest.js';

/** Who the bot is in its workspace. */
export interface Identity {
  readonly botId: string;
  readonly botUserId: string;
  readonly botName: string;
  readonly workspace: string;
}

/**
 * Asks Slack whose token this is.
 *
 * @throws StartError where the token is refused or lacks a scope; any other error means that Slack could not be asked.
 */
export async function readIdentity(client: webApi.WebClient): Promise<Identity> {
  const answer = await client.auth.test().catch((error: unknown) => {
    throw startErrorFor('SLACK_BOT_TOKEN', error) ?? error;
  });
  const { bot_id: botId, user_id: botUserId } = answer;
  if (botId === undefined || botUserId === undefined)
    throw new StartError(
      'SLACK_BOT_TOKEN belongs to a person and not to a bot: copy the Bot User OAuth Token from "OAuth & Permissions" of your app at https://api.slack.com/apps.',
    );
  const granted = answer.response_metadata?.scopes;
  const missing = granted === undefined ? [] : SCOPES.filter((scope) => !granted.includes(scope));
  if (missing.length > 0)
    throw new StartError(
      `The Slack app lacks ${missing.length === 1 ? 'the scope' : 'the scopes'} ${missing.join(', ')}: bring it in line with adapters/slack/manifest.json under "App Manifest" at https://api.slack.com/apps, and install it again.`,
    );
  return { botId, botUserId, botName: answer.user ?? 'the bot', workspace: answer.team ?? 'its workspace' };
}
