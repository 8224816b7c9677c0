import {
  Client,
  type ClientOptions,
  DefaultRestOptions,
  GatewayIntentBits,
  Options,
  Partials,
  type RESTOptions,
} from 'discord.js';

/** None of these is privileged: the content of direct messages, mentions and replies to the bot comes without asking. */
const INTENTS = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages];

/** Milliseconds between clearing away what the client keeps for each interaction that it answered. */
const SWEEP_MS = 10_000;

/**
 * The client of discord.js, set up to keep next to nothing: the bot never looks back at messages, people or presences.
 *
 * @param rest where Discord is; another address for tests
 */
export function createClient(rest: Partial<RESTOptions> = {}): Client {
  return new Client({ ...CLIENT, rest: { handlerSweepInterval: SWEEP_MS, makeRequest, ...rest } });
}

/**
 * Discord closes idle connections, at times just as a request goes out. The client tries again after ECONNRESET, but does not
 * know the name that its HTTP library has for the same thing. Trying twice is safe: messages carry a nonce, and Discord takes
 * one first response to an interaction.
 */
const makeRequest: RESTOptions['makeRequest'] = async (url, init) => {
  try {
    return await DefaultRestOptions.makeRequest(url, init);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'UND_ERR_SOCKET')) throw error;
    throw Object.assign(new Error(error.message, { cause: error }), { code: 'ECONNRESET' });
  }
};

const CLIENT: ClientOptions = {
  intents: INTENTS,
  shards: 'auto',
  // A direct message arrives without its channel having been announced.
  partials: [Partials.Channel],
  allowedMentions: { parse: [], repliedUser: false },
  failIfNotExists: false,
  makeCache: Options.cacheWithLimits({
    ...Options.DefaultMakeCacheSettings,
    ApplicationCommandManager: 0,
    AutoModerationRuleManager: 0,
    BaseGuildEmojiManager: 0,
    GuildBanManager: 0,
    GuildEmojiManager: 0,
    GuildInviteManager: 0,
    GuildMemberManager: { maxSize: 1, keepOverLimit: (member) => member.id === member.client.user.id },
    GuildScheduledEventManager: 0,
    GuildStickerManager: 0,
    MessageManager: 0,
    PresenceManager: 0,
    ReactionManager: 0,
    ReactionUserManager: 0,
    StageInstanceManager: 0,
    ThreadMemberManager: 0,
    UserManager: { maxSize: 1, keepOverLimit: (user) => user.id === user.client.user?.id },
    VoiceStateManager: 0,
  }),
};
