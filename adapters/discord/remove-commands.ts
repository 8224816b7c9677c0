import {
  type APIApplication,
  DiscordAPIError,
  REST,
  type RESTAPIPartialCurrentUserGuild,
  type RESTOptions,
  Routes,
} from 'discord.js';
import { StartError } from '../shared/start-error.js';
import { explainClose } from './failures.js';
import { unregisterCommands } from './register-commands.js';

/** Servers that Discord lists in one answer; a bot for trying out is in a handful. */
const GUILDS = 200;

/**
 * Takes all commands of the bot away from Discord: those everywhere and those of the servers that it is in. The next
 * `npm start` registers them again.
 *
 * @returns one sentence on what was done
 * @throws StartError where Discord does not accept the token
 */
export async function removeCommands(options: {
  readonly token: string;
  readonly rest?: Partial<RESTOptions>;
}): Promise<string> {
  const rest = new REST({ version: '10', ...options.rest }).setToken(options.token);
  try {
    const application = (await rest.get(Routes.currentApplication())) as APIApplication;
    const query = new URLSearchParams({ limit: String(GUILDS) });
    const guilds = (await rest.get(Routes.userGuilds(), {
      query,
    })) as readonly RESTAPIPartialCurrentUserGuild[];
    const places = await unregisterCommands(
      rest,
      application.id,
      guilds.map(({ id }) => id),
    );
    return places === 0
      ? 'Discord had no commands of this bot.'
      : `The commands were removed from Discord in ${places === 1 ? '1 place' : `${places} places`}.`;
  } catch (error) {
    if (error instanceof DiscordAPIError && error.status === 401) throw new StartError(explainClose(4004));
    throw error;
  } finally {
    rest.clearHashSweeper();
    rest.clearHandlerSweeper();
  }
}
