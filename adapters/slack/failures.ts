import { RespondError, webApi } from '@slack/bolt';
import { StartError } from '../shared/start-error.js';

/** The error code of a refused Web API call, for example `not_in_channel`; null for any other error. */
export function refusal(error: unknown): string | null {
  return error instanceof webApi.WebAPIPlatformError ? error.data.error : null;
}

/** A sentence for the log about a call that Slack refused, with the cure; null for what is no such refusal. */
export function failureSentence(error: unknown): string | null {
  if (error instanceof webApi.WebAPIRateLimitedError)
    return 'Slack still limits the rate after several tries, so a reply was not sent: let fewer questions through with QUESTIONS_PER_WINDOW if this happens often.';
  if (error instanceof RespondError)
    return `Slack did not take a reply to a command or a click (status ${error.statusCode}): it takes them for 30 minutes and five times, and the member can ask again.`;
  if (isUnreached(error))
    return 'A reply was not sent because Slack could not be reached or broke off: check the connection of this computer if this comes again.';
  const code = refusal(error);
  if (code === null) return null;
  switch (code) {
    case 'not_in_channel':
    case 'channel_not_found':
      return 'Slack did not let the app write in a channel because it is no member there: invite it to the channel with /invite.';
    case 'is_archived':
      return 'Slack did not let the app write in a channel because the channel is archived: nothing needs to be done.';
    case 'restricted_action':
    case 'restricted_action_read_only_channel':
    case 'restricted_action_thread_only_channel':
      return 'Slack did not let the app write in a channel because of a rule of the workspace: ask an admin to let the app post there.';
    case 'missing_scope':
      return `Slack refused a call because the app lacks a scope (${scopeNeeded(error)}): bring the app in line with adapters/slack/manifest.json and install it again.`;
    case 'expired_trigger_id':
    case 'trigger_expired':
      return 'A window could not be opened because Slack allows it for 3 seconds only after the click: the member can click again.';
    default:
      return TOKEN_REFUSALS.has(code)
        ? tokenSentence('SLACK_BOT_TOKEN', code)
        : `Slack refused a call with "${code}": look it up in Slack's documentation of the method.`;
  }
}

/** What a refused token means for the start; null where it is not the token's fault, so that trying again makes sense. */
export function startErrorFor(
  variable: 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN',
  error: unknown,
): StartError | null {
  const code = refusal(error);
  if (code === null) return null;
  if (variable === 'SLACK_APP_TOKEN' && code === 'missing_scope')
    return new StartError(
      'SLACK_APP_TOKEN lacks the scope connections:write: create an app-level token with that scope under "Basic Information" of your app at https://api.slack.com/apps.',
    );
  return TOKEN_REFUSALS.has(code) ? new StartError(tokenSentence(variable, code)) : null;
}

const TOKEN_REFUSALS = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'not_allowed_token_type',
  'no_permission',
  'org_login_required',
  'team_access_not_granted',
  'forbidden_team',
  'socket_mode_not_enabled',
  'link_disabled',
]);

function tokenSentence(variable: 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN', code: string): string {
  if (code === 'socket_mode_not_enabled' || code === 'link_disabled')
    return 'Slack says that Socket Mode is off for this app: switch it on under "Socket Mode" of your app at https://api.slack.com/apps, or set SLACK_SIGNING_SECRET instead of SLACK_APP_TOKEN.';
  const where =
    variable === 'SLACK_BOT_TOKEN'
      ? 'copy the Bot User OAuth Token from "OAuth & Permissions"'
      : 'create an app-level token with the scope connections:write under "Basic Information"';
  return `Slack does not accept ${variable} (${code}): ${where} of your app at https://api.slack.com/apps.`;
}

/** No answer of Slack to the call at all, or one from a server in trouble. */
function isUnreached(error: unknown): boolean {
  if (error instanceof webApi.WebAPIRequestError || error instanceof webApi.WebAPIHTTPError) return true;
  // What `fetch` throws under `respond`; a fault of ours is no TypeError with a cause.
  return error instanceof TypeError && error.message === 'fetch failed';
}

function scopeNeeded(error: unknown): string {
  const data: object = error instanceof webApi.WebAPIPlatformError ? error.data : {};
  return 'needed' in data && typeof data.needed === 'string' ? data.needed : 'unnamed';
}
