import { StartError } from '../shared/start-error.js';
import { SHORTCUTS } from './shortcut-ids.js';
import { WORDING } from './wording.js';

/** What the app may do, and nothing that it does not need. The README says what each is for. */
export const SCOPES = Object.freeze(['app_mentions:read', 'chat:write', 'commands', 'im:history'] as const);

/** Where Slack sends events, commands and clicks over HTTP. */
export const EVENTS_PATH = '/slack/events';

/** Slack takes four at most. Each is a question that the knowledge answers, or that the bot answers about itself. */
export const SUGGESTED_PROMPTS = Object.freeze([
  { title: 'What can you do?', message: 'What can you do?' },
  { title: 'When did it take place?', message: 'When did the Academy and Conference take place?' },
  { title: 'Who organised it?', message: 'Who organised the Academy and Conference?' },
  { title: 'How many encouragements?', message: 'How many encouragements are there?' },
]);

/**
 * The whole app as Slack's "create from a manifest" takes it, as https://docs.slack.dev/reference/app-manifest describes it.
 * Without an address it is the app for Socket Mode.
 *
 * @param baseUrl where the bot is reached from the internet, for example `https://bot.example.org`
 * @throws StartError for an address that Slack would not take
 */
export function slackManifest(baseUrl?: string) {
  const requestUrl = baseUrl === undefined ? undefined : eventsUrl(baseUrl);
  const url = requestUrl === undefined ? {} : { url: requestUrl };
  const request = requestUrl === undefined ? {} : { request_url: requestUrl };
  const command = ({
    command,
    description,
    hint,
  }: typeof WORDING.askPaper | typeof WORDING.encouragements) => ({
    command,
    description,
    usage_hint: hint,
    should_escape: true,
    ...url,
  });
  return {
    _metadata: { major_version: 1, minor_version: 1 },
    display_information: {
      name: 'Go Local Bot',
      description: 'Answers questions about the outcome paper of Human Rights Go Local 2022',
      background_color: '#1f4e79',
    },
    features: {
      app_home: {
        home_tab_enabled: true,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: false,
      },
      agent_view: {
        agent_description:
          'Answers questions about the outcome paper of the Academy and Conference "Human Rights Go Local – What Works" 2022, each with its source. It is not the organiser and gives no legal advice.',
        suggested_prompts: SUGGESTED_PROMPTS.map((prompt) => ({ ...prompt })),
      },
      bot_user: { display_name: 'Go Local Bot', always_online: true },
      shortcuts: [
        { type: 'global', callback_id: SHORTCUTS.global, ...WORDING.askShortcut },
        { type: 'message', callback_id: SHORTCUTS.message, ...WORDING.answerThis },
      ],
      slash_commands: [command(WORDING.encouragements), command(WORDING.askPaper)],
    },
    oauth_config: { scopes: { bot: [...SCOPES] } },
    settings: {
      event_subscriptions: { ...request, bot_events: ['app_home_opened', 'app_mention', 'message.im'] },
      interactivity: { is_enabled: true, ...request },
      org_deploy_enabled: false,
      socket_mode_enabled: requestUrl === undefined,
      token_rotation_enabled: false,
    },
  };
}

function eventsUrl(baseUrl: string): string {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : null;
  if (url?.protocol !== 'https:' || url.search !== '' || url.hash !== '')
    throw new StartError(
      `The address has to be a whole one that begins with https://, such as https://bot.example.org, found ${JSON.stringify(baseUrl)}: Slack sends requests to no other kind.`,
    );
  const folder = url.pathname.replace(/\/+$/, '');
  return `${url.origin}${folder.endsWith(EVENTS_PATH) ? folder : `${folder}${EVENTS_PATH}`}`;
}
