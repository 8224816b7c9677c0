import { isDeepStrictEqual } from 'node:util';
import {
  type APIApplicationCommand,
  ApplicationCommandType,
  type REST,
  type RESTPutAPIApplicationCommandsJSONBody,
  Routes,
} from 'discord.js';
import { COMMANDS } from './commands.js';

type Commands = RESTPutAPIApplicationCommandsJSONBody;

/**
 * Makes Discord have the commands of this version, in one place: in the server `guildId` for trying out, else everywhere. It
 * reads first and writes only what differs, because Discord counts writes (200 new commands a day).
 *
 * @returns how many places were written
 */
export async function registerCommands(rest: REST, applicationId: string, guildId?: string): Promise<number> {
  const everywhere = Routes.applicationCommands(applicationId);
  if (guildId === undefined) return Number(await write(rest, everywhere, COMMANDS));
  // Commands that are both in a server and everywhere show twice there.
  const written = [
    await write(rest, Routes.applicationGuildCommands(applicationId, guildId), COMMANDS),
    await write(rest, everywhere, []),
  ];
  return written.filter(Boolean).length;
}

/**
 * Takes the commands away: those everywhere and those of the given servers.
 *
 * @returns how many places had any
 */
export async function unregisterCommands(
  rest: REST,
  applicationId: string,
  guildIds: readonly string[],
): Promise<number> {
  const places = [
    Routes.applicationCommands(applicationId),
    ...guildIds.map((guildId) => Routes.applicationGuildCommands(applicationId, guildId)),
  ];
  let written = 0;
  for (const place of places) written += Number(await write(rest, place, []));
  return written;
}

/** Whether what Discord has does the same as what we want; the order of the commands says nothing. */
export function sameCommands(present: readonly APIApplicationCommand[], wanted: Commands): boolean {
  return isDeepStrictEqual(byName(present), byName(wanted));
}

async function write(rest: REST, place: `/${string}`, wanted: Commands): Promise<boolean> {
  const query = new URLSearchParams({ with_localizations: 'true' });
  const present = (await rest.get(place, { query })) as readonly APIApplicationCommand[];
  if (sameCommands(present, wanted)) return false;
  await rest.put(place, { body: wanted });
  return true;
}

function byName(commands: readonly object[]): readonly unknown[] {
  return commands.map(essence).sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
}

function sortKey(command: Readonly<Record<string, unknown>>): string {
  return `${command.type} ${command.name}`;
}

/** Ids and versions that Discord adds on its own. */
const GIVEN_BY_DISCORD: ReadonlySet<string> = new Set([
  'id',
  'application_id',
  'guild_id',
  'version',
  'dm_permission',
]);
/** What a field means where it is left out. Discord fills in some of them and leaves out others. */
const DEFAULTS: Readonly<Record<string, unknown>> = {
  type: ApplicationCommandType.ChatInput,
  description: '',
  required: false,
  autocomplete: false,
  nsfw: false,
};

/** A command or an option without what may be there or not and means the same. */
function essence(value: object): Readonly<Record<string, unknown>> {
  const fields = Object.entries(value)
    .filter(([name]) => !GIVEN_BY_DISCORD.has(name))
    .filter(
      ([name, field]) =>
        field !== undefined && field !== null && !isEmptyList(field) && field !== DEFAULTS[name],
    )
    .map(([name, field]) => [name, comparable(name, field)] as const);
  return Object.fromEntries(fields.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function comparable(name: string, field: unknown): unknown {
  if (!Array.isArray(field)) return field;
  if (name === 'contexts' || name === 'integration_types') return [...field].sort();
  return field.map((item) => (typeof item === 'object' && item !== null ? essence(item) : item));
}

function isEmptyList(field: unknown): boolean {
  return typeof field === 'object' && field !== null && Object.keys(field).length === 0;
}
