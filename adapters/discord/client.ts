import {
  Client,
  type ClientOptions,
  GatewayIntentBits,
  Options,
  Partials,
  type RESTOptions,
} from 'discord.js';

/** None of these is privileged: the content of direct messages, mentions and replies to the bot comes without asking. */
const INTENTS = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages];

/** Milliseconds between clearing away what the client keeps for each interaction that it answered. */
const SWEEP_MS = 60_000;

/**
 * The client of discord.js, set up to keep next to nothing: the bot never looks back at messages, people or presences.
 *
 * @param rest where Discord is; another address for tests
 */
export function createClient(rest: Partial<RESTOptions> = {}): Client {
  return new Client({ ...CLIENT, rest: { handlerSweepInterval: SWEEP_MS, ...rest } });
}

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
