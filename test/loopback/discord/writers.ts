import type { Gateway } from './gateway.js';
import { flatten } from './message-rules.js';
import { type Acting, deliveredPayload, interactionPayload, type Saying } from './payloads.js';
import { type Exchange, IDS, messagePayload, type RawUser, type StoredMessage, type World } from './world.js';

/** What happened to an interaction: its first response, and what came after. */
export interface Reaction {
  readonly exchange: Exchange;
  /** The message of the first response. */
  message(): Promise<StoredMessage>;
  /** The choices of autocomplete. */
  choices(): Promise<readonly { readonly name: string; readonly value: string }[]>;
  /** All messages once there are `count`, the first response included. */
  messages(count: number): Promise<readonly StoredMessage[]>;
}

/** What people do in this Discord. */
export interface Writers {
  command(name: string, options?: Readonly<Record<string, string>>, acting?: Acting): Reaction;
  answerThis(target: StoredMessage, acting?: Acting): Reaction;
  autocomplete(command: string, option: string, typed: string, acting?: Acting): Reaction;
  /** Presses the button with that label, or that begins so. */
  press(on: StoredMessage, label: string, acting?: Acting): Reaction;
  choose(on: StoredMessage, value: string, acting?: Acting): Reaction;
  /** Writes a message. */
  say(content: string, saying?: Saying): StoredMessage;
  /** Delivers the same event once more. */
  repeat(what: Reaction | StoredMessage): void;
}

type Until = <T>(look: () => T | null | undefined | false) => Promise<T>;

export function createWriters(world: World, gateway: Gateway, until: Until): Writers {
  const events = new Map<string, { readonly type: string; readonly data: object }>();

  function dispatch(id: string, type: string, data: object): void {
    events.set(id, { type, data });
    gateway.dispatch(type, data);
  }

  function interact(type: number, data: object, acting: Acting, on: StoredMessage | null = null): Reaction {
    const channelId = acting.channel ?? on?.channelId ?? IDS.general;
    const exchange: Exchange = {
      id: world.nextId(),
      token: `interaction-${world.nextId()}`,
      type,
      channelId,
      createdAt: world.now(),
      on,
      onlyUserInstalled: acting.onlyUserInstalled ?? false,
      response: null,
      followUps: [],
    };
    world.exchanges.set(exchange.token, exchange);
    dispatch(
      exchange.id,
      'INTERACTION_CREATE',
      interactionPayload(exchange, data, { ...acting, channel: channelId }),
    );
    return {
      exchange,
      message: () => until(() => exchange.response?.message),
      choices: async () => (await until(() => exchange.response)).choices,
      messages: (count) =>
        until(() => {
          const first = exchange.response?.message;
          return first && exchange.followUps.length + 1 >= count && [first, ...exchange.followUps];
        }),
    };
  }

  function pressOn(on: StoredMessage, data: object, acting: Acting): Reaction {
    const current = world.messages.get(on.id) ?? on;
    return interact(3, data, acting, current);
  }

  return {
    command(name, options = {}, acting = {}) {
      const given = Object.entries(options).map(([option, value]) => ({ name: option, type: 3, value }));
      return interact(2, { id: '550000000000000001', name, type: 1, options: given }, acting);
    },
    answerThis(target, acting = {}) {
      const resolved = { messages: { [target.id]: messagePayload(target) } };
      return interact(
        2,
        { id: '550000000000000002', name: 'Answer this question', type: 3, target_id: target.id, resolved },
        { channel: target.channelId, ...acting },
      );
    },
    autocomplete(command, option, typed, acting = {}) {
      const options = [{ name: option, type: 3, value: typed, focused: true }];
      return interact(4, { id: '550000000000000001', name: command, type: 1, options }, acting);
    },
    press(on, label, acting = {}) {
      const current = world.messages.get(on.id) ?? on;
      const button = current.components
        .flatMap(flatten)
        .find((part) => part.type === 2 && part.label?.startsWith(label));
      if (!button) throw new Error(`There is no button "${label}" on this message.`);
      if (button.disabled) throw new Error(`The button "${label}" is disabled.`);
      return pressOn(on, { component_type: 2, custom_id: button.custom_id, id: button.id }, acting);
    },
    choose(on, value, acting = {}) {
      const current = world.messages.get(on.id) ?? on;
      const select = current.components.flatMap(flatten).find(({ type }) => type === 3);
      if (!select?.options?.some((option) => option.value === value))
        throw new Error(`There is no option "${value}".`);
      return pressOn(
        on,
        { component_type: 3, custom_id: select.custom_id, id: select.id, values: [value] },
        acting,
      );
    },
    say(content, saying = {}) {
      const author = authorOf(saying);
      const message: StoredMessage = {
        id: world.nextId(),
        channelId: saying.channel ?? IDS.general,
        author,
        content,
        flags: 0,
        components: [],
        allowedMentions: null,
        replyTo: saying.replyTo?.id ?? null,
        regular: true,
      };
      world.messages.set(message.id, message);
      dispatch(message.id, 'MESSAGE_CREATE', deliveredPayload(message, saying));
      return message;
    },
    repeat(what) {
      const event = events.get('exchange' in what ? what.exchange.id : what.id);
      if (event) gateway.dispatch(event.type, event.data);
    },
  };
}

function authorOf({ author = 'person', user = IDS.member }: Saying): RawUser {
  const bot = author === 'bot' || author === 'webhook';
  return { id: user, username: `person-${user.slice(-2)}`, bot };
}
