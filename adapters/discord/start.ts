import { type Client, DiscordjsError, DiscordjsErrorCodes, Events, type RESTOptions } from 'discord.js';
import type { Bot } from '../../src/bot.js';
import { type Clock, systemClock } from '../shared/clock.js';
import type { Log } from '../shared/log.js';
import { createRateLimit, RATE_LIMIT } from '../shared/rate-limit.js';
import { createSeen } from '../shared/seen.js';
import { createIntake } from '../shared/shutdown.js';
import { StartError } from '../shared/start-error.js';
import { createClient } from './client.js';
import { explainClose } from './failures.js';
import { inviteLink, personalInviteLink } from './invite.js';
import { listen } from './listen.js';
import { registerCommands } from './register-commands.js';

export interface DiscordOptions {
  readonly bot: Bot;
  readonly token: string;
  /** Registers the commands in this server instead of everywhere. */
  readonly guildId?: string | undefined;
  /** Questions of one person in 30 seconds. */
  readonly questionsPerWindow?: number | undefined;
  readonly log: Log;
  readonly clock?: Clock;
  /** Where Discord is; another address for tests. */
  readonly rest?: Partial<RESTOptions>;
  /** Called once, with a sentence that is in the log already, when the connection has ended for good: leave, and let a supervisor start anew. */
  readonly onFatal?: (sentence: string) => void;
}

export const RECONNECT = Object.freeze({
  /** Milliseconds before the second try to reach a Discord that is down; doubled each time. */
  firstMs: 1_000,
  /** Milliseconds at most between two tries. */
  mostMs: 60_000,
});

/**
 * Connects to Discord and answers until it is stopped. It resolves when the bot is ready; where Discord cannot be reached it
 * resolves after the first try and goes on trying.
 *
 * @throws StartError with one sentence for the operator where no further try can help, such as a wrong token
 */
export async function startDiscord(options: DiscordOptions): Promise<{ stop(): Promise<void> }> {
  const { bot, log, clock = systemClock, questionsPerWindow = RATE_LIMIT.questions } = options;
  const intake = createIntake(clock);
  const desk = { bot, rateLimit: createRateLimit({ questions: questionsPerWindow }), seen: createSeen() };
  const leaving = new AbortController();
  let client: Client | null = null;

  async function connect(): Promise<void> {
    const attempt = createClient(options.rest);
    const connection = watchConnection(attempt, log, (code) => {
      if (client === attempt && !leaving.signal.aborted) end(explainClose(code));
    });
    listen(attempt, { desk, intake, log });
    try {
      const ready = new Promise<Client<true>>((resolve) => attempt.once(Events.ClientReady, resolve));
      await attempt.login(options.token);
      client = attempt;
      await introduce(await ready, options);
    } catch (error) {
      await attempt.destroy();
      throw startError(error, connection.closeCode()) ?? error;
    }
  }

  async function goOnTrying(firstError: unknown): Promise<void> {
    let error = firstError;
    for (let wait: number = RECONNECT.firstMs; ; wait = Math.min(wait * 2, RECONNECT.mostMs)) {
      log.warn(`Discord cannot be reached; the next try is in ${Math.round(wait / 1_000)} seconds.`, error);
      await clock.wait(wait, leaving.signal);
      if (leaving.signal.aborted) return;
      try {
        return await connect();
      } catch (next) {
        if (next instanceof StartError) return end(next.message);
        error = next;
      }
    }
  }

  function end(sentence: string): void {
    log.error(sentence);
    options.onFatal?.(sentence);
  }

  let trying: Promise<void> = Promise.resolve();
  try {
    await connect();
  } catch (error) {
    if (error instanceof StartError) throw error;
    trying = goOnTrying(error);
  }

  return {
    async stop() {
      leaving.abort();
      const finished = await intake.close();
      await trying;
      await client?.destroy();
      log.info(
        finished
          ? 'The bot has left Discord.'
          : 'The bot has left Discord; some answers were not finished in time.',
      );
    },
  };
}

/** Says who and where the bot is, and brings its commands up to date. */
async function introduce(client: Client<true>, { guildId, log }: DiscordOptions): Promise<void> {
  const { application, user, guilds, rest } = client;
  const names = guilds.cache.map(({ name }) => `"${name}"`);
  const where = `${names.length === 1 ? '1 server' : `${names.length} servers`}${names.length > 0 ? `: ${listed(names)}` : ''}`;
  log.info(`Connected to Discord as "${user.username}" in ${where}.`);
  log.info(`Add the bot to a server: ${inviteLink(application.id)}`);
  log.info(`Add its commands for yourself alone: ${personalInviteLink(application.id)}`);
  try {
    const written = await registerCommands(rest, application.id, guildId);
    log.info(
      written === 0
        ? 'The commands at Discord are up to date.'
        : 'The commands at Discord were brought up to date.',
    );
  } catch (error) {
    log.error(
      guildId === undefined
        ? 'The commands could not be brought up to date at Discord; those that it has go on working, and the next start tries again.'
        : 'The commands could not be registered in the server of DISCORD_GUILD_ID: check the number, and add the bot to that server with the link above.',
      error,
    );
  }
}

function watchConnection(
  client: Client,
  log: Log,
  onEnd: (code: number) => void,
): { closeCode(): number | null } {
  let closed: number | null = null;
  client.on(Events.ShardDisconnect, ({ code }) => {
    closed = code;
    onEnd(code);
  });
  client.on(Events.ShardReconnecting, () =>
    log.warn('The connection to Discord was lost; connecting again.'),
  );
  client.on(Events.ShardResume, () => log.info('The connection to Discord is back, nothing was missed.'));
  client.on(Events.Error, (error) => log.error('The Discord client reported an error.', error));
  return { closeCode: () => closed };
}

/** Null where a later try may go better. */
function startError(error: unknown, closeCode: number | null): StartError | null {
  if (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid) {
    return new StartError(explainClose(4004));
  }
  return closeCode === null ? null : new StartError(explainClose(closeCode));
}

const NAMES_SHOWN = 5;

function listed(names: readonly string[]): string {
  const more = names.length - NAMES_SHOWN;
  return more > 0 ? `${names.slice(0, NAMES_SHOWN).join(', ')} and ${more} more` : names.join(', ');
}
