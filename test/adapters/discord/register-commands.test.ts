import { expect, test } from 'vitest';
import { COMMANDS } from '../../../adapters/discord/commands.js';
import { removeCommands } from '../../../adapters/discord/remove-commands.js';
import { StartError } from '../../../adapters/shared/start-error.js';
import type { LoopbackDiscord } from '../../loopback/discord/discord.js';
import { IDS } from '../../loopback/discord/world.js';
import { loopback, run } from './running.js';

function writes(discord: LoopbackDiscord): readonly string[] {
  return discord.requests.filter(({ method }) => method === 'PUT').map(({ path }) => path);
}

const names = (discord: LoopbackDiscord, guild = '') =>
  (discord.world.commands.get(guild) ?? []).map(({ name }) => name);

test('the commands are written at the first start and left alone at the next', async () => {
  const discord = await loopback();
  const first = await run({ discord });
  expect(names(discord)).toEqual(['ask', 'encouragements', 'about', 'Answer this question']);
  await first.stop();
  const second = await run({ discord });
  expect(writes(discord)).toEqual([`/applications/${IDS.application}/commands`]);
  expect(second.lines.join('')).toContain('up to date');
});

test.each([
  ['a description', (command: object) => ({ ...command, description: 'An older description' })],
  ['a place', (command: object) => ({ ...command, contexts: [0] })],
  ['an option', (command: object) => ({ ...command, options: [] })],
  ['a translation', (command: object) => ({ ...command, name_localizations: { de: 'frage' } })],
])('%s that differs is written', async (_what, change) => {
  const discord = await loopback();
  await (await run({ discord })).stop();
  const [first, ...rest] = discord.world.commands.get('') ?? [];
  discord.world.commands.set('', [change(first ?? {}) as typeof COMMANDS & never, ...rest]);
  await run({ discord });
  expect(writes(discord)).toHaveLength(2);
});

test('with a guild id they are in that server instead of everywhere', async () => {
  const discord = await loopback();
  await (await run({ discord })).stop();
  await run({ discord, guildId: IDS.guild });
  expect(names(discord, IDS.guild)).toHaveLength(COMMANDS.length);
  expect(names(discord)).toEqual([]);
});

test('a guild id of a server that it is not in leaves the bot running and says what to do', async () => {
  const { discord, lines } = await run({ guildId: '220000000000000099', errorsExpected: true });
  expect(lines.join('')).toContain('check the number, and add the bot to that server');
  await discord.command('about').message();
});

test('removing takes them away everywhere', async () => {
  const discord = await loopback();
  await run({ discord, guildId: IDS.guild });
  const { token } = discord.world;
  expect(await removeCommands({ token, rest: discord.rest })).toMatch(/removed from Discord in 1 place/);
  expect(names(discord, IDS.guild)).toEqual([]);
  expect(await removeCommands({ token, rest: discord.rest })).toMatch(/had no commands/);
});

test('removing with a wrong token says what to do', async () => {
  const discord = await loopback();
  await expect(removeCommands({ token: 'wrong', rest: discord.rest })).rejects.toThrow(StartError);
});
