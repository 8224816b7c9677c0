import type { AckFn, RespondArguments, RespondFn, webApi } from '@slack/bolt';
import type { Say } from './desk.js';
import type { SlackMessage } from './layout.js';

/** Where messages go that are posted for everybody who reads there. */
export interface Place {
  readonly channel: string;
  readonly thread?: string | undefined;
}

/** Posts in a channel or direct message where the app is. */
export function postTo(client: webApi.WebClient, { channel, thread }: Place): Say {
  return async (messages) => {
    for (const message of messages)
      await client.chat.postMessage({
        ...message,
        channel,
        ...(thread === undefined ? {} : { thread_ts: thread }),
      });
  };
}

/** Tells one person in a channel something that nobody else sees. */
export function whisperTo(client: webApi.WebClient, { channel, thread }: Place, user: string): Say {
  return async (messages) => {
    for (const { text, blocks } of messages)
      await client.chat.postEphemeral({
        text,
        blocks,
        channel,
        user,
        ...(thread === undefined ? {} : { thread_ts: thread }),
      });
  };
}

export interface RespondOptions {
  readonly to: 'person' | 'everybody';
  readonly thread?: string | undefined;
  /** Puts the first message into the place of the one that was clicked. */
  readonly replace?: boolean;
}

/** Answers through the address that came with a command or a click: it needs no membership in the channel. */
export function respondWith(respond: RespondFn, { to, thread, replace = false }: RespondOptions): Say {
  return async (messages) => {
    for (const [index, message] of messages.entries())
      await respond({
        ...message,
        response_type: to === 'person' ? 'ephemeral' : 'in_channel',
        replace_original: replace && index === 0,
        ...(thread === undefined ? {} : { thread_ts: thread }),
      });
  };
}

/**
 * Answers a command in its acknowledgement, which is the fastest way; what does not fit into one message follows. Where
 * the acknowledgement does not get through, because the connection was cut meanwhile, all of it goes the other way.
 */
export function acknowledgeWith(ack: AckFn<string | RespondArguments>, respond: RespondFn): Say {
  let acknowledged = false;
  const follow = respondWith(respond, { to: 'person' });
  return async (messages) => {
    const [first, ...more] = messages;
    if (first === undefined) return;
    if (acknowledged) return follow(messages);
    acknowledged = true;
    const through = await ack(asPrivate(first)).then(
      () => true,
      () => false,
    );
    await follow(through ? more : messages);
  };
}

function asPrivate(message: SlackMessage): RespondArguments {
  return { ...message, response_type: 'ephemeral' };
}
