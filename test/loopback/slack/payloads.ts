import { type WebApi, WORKSPACE } from './web-api.js';

/** Payloads in the shape of Slack's reference (docs.slack.dev/reference/events and /interactivity), with invented ids. */
export function createPayloads(api: WebApi) {
  let count = 0;
  const next = () => {
    count += 1;
    return count;
  };
  const ts = () => `1750000000.${String(next()).padStart(6, '0')}`;
  const { team, channel, direct } = WORKSPACE;

  const eventOf = (event: object, id?: string) => ({
    token: 'verification',
    team_id: team,
    api_app_id: 'A0GOLOCAL1',
    event,
    type: 'event_callback',
    event_id: id ?? `Ev${String(next()).padStart(8, '0')}`,
    event_time: 1750000000,
    authorizations: [{ enterprise_id: null, team_id: team, user_id: WORKSPACE.bot, is_bot: true }],
  });

  const person = (user: string) => ({ id: user, username: 'member', name: 'member', team_id: team });

  return {
    eventOf,
    mention(
      text: string,
      at: Partial<{ user: string; channel: string; thread: string; ts: string; extra: object }> = {},
    ) {
      return eventOf({
        type: 'app_mention',
        user: at.user ?? 'U0MEMBER01',
        text: `<@${WORKSPACE.bot}> ${text}`,
        ts: at.ts ?? ts(),
        channel: at.channel ?? channel,
        event_ts: ts(),
        ...(at.thread ? { thread_ts: at.thread } : {}),
        ...at.extra,
      });
    },
    directMessage(
      text: string,
      at: Partial<{ user: string; thread: string; ts: string; extra: object }> = {},
    ) {
      return eventOf({
        type: 'message',
        channel_type: 'im',
        user: at.user ?? 'U0MEMBER01',
        text,
        ts: at.ts ?? ts(),
        channel: direct,
        event_ts: ts(),
        ...(at.thread ? { thread_ts: at.thread } : {}),
        ...at.extra,
      });
    },
    homeOpened(tab: 'home' | 'messages', view?: object) {
      return eventOf({
        type: 'app_home_opened',
        user: 'U0MEMBER01',
        channel: direct,
        tab,
        event_ts: ts(),
        ...(view ? { view } : {}),
      });
    },
    command(command: string, text: string, at: Partial<{ channel: string; user: string }> = {}) {
      const user = at.user ?? 'U0MEMBER01';
      const where = at.channel ?? channel;
      return {
        token: 'verification',
        team_id: team,
        team_domain: 'example',
        channel_id: where,
        channel_name: 'general',
        user_id: user,
        user_name: 'member',
        command,
        text,
        api_app_id: 'A0GOLOCAL1',
        is_enterprise_install: 'false',
        response_url: api.responseUrl(where, user),
        trigger_id: api.trigger(),
      };
    },
    messageShortcut(text: string, at: Partial<{ channel: string; thread: string; user: string }> = {}) {
      const user = at.user ?? 'U0MEMBER01';
      const where = at.channel ?? channel;
      return {
        type: 'message_action',
        token: 'verification',
        action_ts: ts(),
        team: { id: team, domain: 'example' },
        user: person(user),
        channel: { id: where, name: 'general' },
        is_enterprise_install: false,
        callback_id: 'answer_message',
        trigger_id: api.trigger(),
        response_url: api.responseUrl(where, user),
        message_ts: ts(),
        message: {
          type: 'message',
          user: 'U0OTHER001',
          text,
          ts: ts(),
          ...(at.thread ? { thread_ts: at.thread } : {}),
        },
      };
    },
    globalShortcut(user = 'U0MEMBER01') {
      return {
        type: 'shortcut',
        token: 'verification',
        action_ts: ts(),
        team: { id: team, domain: 'example' },
        user: person(user),
        is_enterprise_install: false,
        callback_id: 'ask_question',
        trigger_id: api.trigger(),
      };
    },
    submission(view: Readonly<Record<string, unknown>>, question: string | null, user = 'U0MEMBER01') {
      const blocks = view.blocks as readonly {
        type: string;
        block_id?: string;
        element?: { action_id: string };
      }[];
      const field = blocks.find((block) => block.type === 'input');
      return {
        type: 'view_submission',
        team: { id: team, domain: 'example' },
        user: person(user),
        api_app_id: 'A0GOLOCAL1',
        token: 'verification',
        trigger_id: api.trigger(),
        is_enterprise_install: false,
        response_urls: [],
        view: {
          ...view,
          id: 'V0WINDOW01',
          root_view_id: 'V0WINDOW01',
          team_id: team,
          hash: '1.abc',
          state: {
            values: {
              [field?.block_id ?? '']: {
                [field?.element?.action_id ?? '']: { type: 'plain_text_input', value: question },
              },
            },
          },
        },
      };
    },
    /** A click on a control of a message. An ephemeral message comes without its content, as Slack does it. */
    press(
      control: Readonly<Record<string, unknown>>,
      on: {
        readonly channel?: string;
        readonly ephemeral?: boolean;
        readonly thread?: string | null;
        readonly ts?: string;
        readonly user?: string;
        readonly option?: number;
      } = {},
    ) {
      const user = on.user ?? 'U0MEMBER01';
      const where = on.channel ?? channel;
      const messageTs = on.ts ?? ts();
      return {
        ...clicked(control, user, on.option),
        channel: { id: where, name: where === direct ? 'directmessage' : 'general' },
        response_url: api.responseUrl(where, user),
        container: {
          type: 'message',
          message_ts: messageTs,
          channel_id: where,
          is_ephemeral: on.ephemeral ?? false,
          ...(on.thread ? { thread_ts: on.thread } : {}),
        },
        ...(on.ephemeral
          ? {}
          : {
              message: {
                type: 'message',
                user: WORKSPACE.bot,
                ts: messageTs,
                ...(on.thread ? { thread_ts: on.thread } : {}),
              },
            }),
      };
    },
    /** A click on a control of the App Home or a window. */
    pressInView(
      control: Readonly<Record<string, unknown>>,
      view: Readonly<Record<string, unknown>>,
      on: { readonly user?: string; readonly option?: number } = {},
    ) {
      return {
        ...clicked(control, on.user ?? 'U0MEMBER01', on.option),
        container: { type: 'view', view_id: 'V0WINDOW01' },
        view: { ...view, id: 'V0WINDOW01', root_view_id: 'V0WINDOW01', state: { values: {} }, hash: '1.abc' },
      };
    },
  };

  function clicked(control: Readonly<Record<string, unknown>>, user: string, option?: number) {
    const options = Array.isArray(control.options) ? control.options : [];
    return {
      type: 'block_actions',
      user: person(user),
      api_app_id: 'A0GOLOCAL1',
      token: 'verification',
      trigger_id: api.trigger(),
      team: { id: team, domain: 'example' },
      is_enterprise_install: false,
      actions: [
        {
          type: control.type,
          action_id: control.action_id,
          block_id: 'b1',
          action_ts: ts(),
          ...(control.type === 'static_select'
            ? { selected_option: options[option ?? 0] }
            : { value: control.value }),
        },
      ],
    };
  }
}

/** Every button and menu of a message or view, in order. */
export function controls(blocks: unknown): Record<string, unknown>[] {
  if (!Array.isArray(blocks)) return [];
  return blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
}
