import { afterEach, expect, test, vi } from 'vitest';
import { startDiscord } from '../../../adapters/discord/start.js';
import type { Clock } from '../../../adapters/shared/clock.js';
import { StartError } from '../../../adapters/shared/start-error.js';
import { type LoopbackDiscord, textOf } from '../../loopback/discord/discord.js';
import { IDS } from '../../loopback/discord/world.js';
import { loopback, recordLog, run } from './running.js';
import { createSmallBot, WORDS } from './small-bot.js';

const MENTION = `<@${IDS.bot}>`;

afterEach(() => {
  vi.useRealTimers();
});

test('it says in one line who and where it is, and prints the links that add it with the least permissions', async () => {
  const { lines } = await run();
  expect(lines.join('')).toContain(
    'Connected to Discord as \\"Go Local Bot\\" in 1 server: \\"Test Network\\".',
  );
  const address = new URL(
    /https:\/\/discord\.com\/oauth2\/authorize\?[^"\s]+/.exec(lines.join(''))?.[0] ?? '',
  );
  expect(Object.fromEntries(address.searchParams)).toEqual({
    client_id: '[id]',
    integration_type: '0',
    scope: 'bot applications.commands',
    permissions: String((1n << 10n) | (1n << 11n) | (1n << 16n) | (1n << 38n)),
  });
});

test('a connection that breaks is resumed: nothing is lost, nothing is answered twice', async () => {
  const { discord, logged } = await run();
  discord.say(`${MENTION} when was it?`);
  await discord.posted(1);
  discord.gateway.cut();
  const missed = discord.say(`${MENTION} was it online?`);
  const command = discord.command('ask', { question: 'when?' });
  await logged(/is back/);
  await command.message();
  const after = discord.say(`${MENTION} when, again?`);
  const posted = await discord.posted(3);
  expect(posted.map(({ replyTo }) => replyTo).slice(1)).toEqual([missed.id, after.id]);
  expect(discord.gateway.arrivals).toEqual(['identify', 'resume']);
  expect(discord.refusals()).toEqual([]);
});

test('an event that comes twice is answered once', async () => {
  const { discord } = await run();
  const message = discord.say(`${MENTION} when?`);
  const command = discord.command('ask', { question: 'when?' });
  discord.repeat(message);
  discord.repeat(command);
  await command.message();
  const last = discord.say(`${MENTION} online?`);
  const posted = await discord.posted(2);
  expect(posted.map(({ replyTo }) => replyTo)).toEqual([message.id, last.id]);
  expect(discord.refusals()).toEqual([]);
});

test('a rate limit of Discord and a server error of its own are ridden out', async () => {
  const { discord } = await run();
  discord.troubles.push(
    { path: /channels/, kind: 'rate-limit', retryAfterSeconds: 0.01 },
    { path: /channels/, kind: 'server-error' },
    { path: /callback/, kind: 'rate-limit', retryAfterSeconds: 0.01 },
  );
  discord.say(`${MENTION} when?`);
  await discord.command('ask', { question: 'when?' }).message();
  expect(await discord.posted(1)).toHaveLength(1);
});

test('a message whose confirmation was lost on the way is there once', async () => {
  const { discord } = await run();
  discord.troubles.push({ path: /channels/, kind: 'lost-answer' });
  discord.say(`${MENTION} when?`);
  await discord.until(() => discord.requests.filter(({ path }) => path.includes('/channels/')).length === 2);
  expect(discord.world.posted).toHaveLength(1);
});

test('an answer to a command whose confirmation was lost on the way is there once, without an apology after it', async () => {
  const { discord, logged } = await run();
  discord.troubles.push({ path: /callback/, kind: 'lost-answer' });
  const asked = discord.command('ask', { question: 'when?' });
  expect(await logged(/had an answer already/)).toContain('"level":"warn"');
  expect(textOf(await asked.message())).toContain('February');
  expect(asked.exchange.followUps).toEqual([]);
});

test('a wrong token stops the start with one sentence and its cure', async () => {
  const discord = await loopback();
  const { log } = recordLog();
  const start = startDiscord({ bot: createSmallBot(), token: 'wrong.token.here', log, rest: discord.rest });
  const error = await start.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(StartError);
  expect(String(error)).toMatch(/does not accept the DISCORD_TOKEN: reset/);
});

test('a start that Discord refuses for the number of shards says to start again', async () => {
  const discord = await loopback();
  discord.gateway.refuseNext(4011);
  const { log } = recordLog();
  const start = startDiscord({ bot: createSmallBot(), token: discord.world.token, log, rest: discord.rest });
  await expect(start).rejects.toThrow(/start the bot again, it takes the number that Discord recommends/);
});

test('a connection that Discord ends for good is told to whoever runs the bot', async () => {
  const fatal: string[] = [];
  const { discord, logged } = await run({
    errorsExpected: true,
    onFatal: (sentence) => void fatal.push(sentence),
  });
  discord.gateway.close(4011);
  await logged(/close code 4011/);
  expect(fatal).toHaveLength(1);
});

test('it starts as many shards as Discord recommends', async () => {
  const discord = await loopback({ guilds: [] });
  discord.recommendedShards = 2;
  await run({ discord });
  expect(discord.gateway.arrivals).toEqual(['identify', 'identify']);
});

test('a Discord that is down at the start is tried again, with growing pauses', async () => {
  const first = await loopback();
  const { api } = first.rest;
  const port = Number(new URL(api).port);
  await first.stop();

  const pauses: number[] = [];
  const returned: LoopbackDiscord[] = [];
  const clock: Clock = {
    async wait(ms) {
      pauses.push(ms);
      if (pauses.length === 3) returned.push(await loopback({ port }));
    },
  };
  const { log, logged } = recordLog();
  const token = first.world.token;
  const running = await startDiscord({ bot: createSmallBot(), token, log, clock, rest: { api, retries: 0 } });
  await logged(/Connected to Discord/);
  expect(pauses).toEqual([1_000, 2_000, 4_000]);
  expect(await logged(/cannot be reached; the next try is in 4 seconds/)).toContain('ECONNREFUSED');
  expect(returned[0]?.gateway.arrivals).toEqual(['identify']);
  await running.stop();
});

test('the eleventh question in half a minute gets a friendly private reply, and the next window is open', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const { discord, bot } = await run();
  for (let i = 0; i < 10; i++) await discord.command('ask', { question: 'when?' }).message();
  const refused = await discord.command('ask', { question: 'when?' }).message();
  expect(textOf(refused)).toBe(WORDS.tooManyQuestions);
  expect(refused.flags & 64).toBe(64);
  expect(bot.asked).toHaveLength(10);
  expect(textOf(await discord.command('ask', { question: 'when?' }, { user: IDS.other }).message())).not.toBe(
    WORDS.tooManyQuestions,
  );
  // Leafing through is no question.
  expect(textOf(await discord.command('encouragements').message())).toContain('strand 1');

  vi.setSystemTime(Date.now() + 30_000);
  expect(textOf(await discord.command('ask', { question: 'when?' }).message())).not.toBe(
    WORDS.tooManyQuestions,
  );
});

test('in a channel one notice a window has to do', async () => {
  const { discord, bot } = await run({ questionsPerWindow: 1 });
  for (let i = 0; i < 4; i++) discord.say(`${MENTION} when?`);
  discord.say(`${MENTION} when?`, { user: IDS.other });
  const posted = await discord.posted(3);
  expect(posted.map(textOf).filter((text) => text === WORDS.tooManyQuestions)).toHaveLength(1);
  expect(bot.asked).toHaveLength(2);
});

test('a stop finishes what was begun, takes nothing new and leaves', async () => {
  const { discord, stop, logged } = await run();
  let letGo = (): void => undefined;
  const until = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  discord.troubles.push({ path: /callback/, kind: 'hold', until });
  const begun = discord.command('ask', { question: 'when?' });
  // A sign that the event before it has been taken.
  discord.say(`${MENTION} online?`);
  await discord.posted(1);

  const stopped = stop();
  const late = discord.command('ask', { question: 'when?' });
  letGo();
  await stopped;
  expect(begun.exchange.response).not.toBeNull();
  expect(late.exchange.response).toBeNull();
  expect(await logged(/has left Discord\./)).toBeTruthy();
});

test('a stop does not wait for ever', async () => {
  const waits: number[] = [];
  const clock: Clock = { wait: async (ms) => void waits.push(ms) };
  const { discord, stop, logged } = await run({ clock, errorsExpected: true });
  let letGo = (): void => undefined;
  const until = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  discord.troubles.push({ path: /callback/, kind: 'hold', until });
  discord.command('ask', { question: 'when?' });
  discord.say(`${MENTION} online?`);
  await discord.posted(1);
  await stop();
  expect(waits).toEqual([10_000]);
  expect(await logged(/not finished in time/)).toBeTruthy();
  letGo();
});

test('a fault is logged with its stack, the person gets a calm reply, and the bot lives', async () => {
  const { discord, bot, logged, lines } = await run({ errorsExpected: true });
  bot.breakOnce();
  expect(textOf(await discord.command('ask', { question: 'a secret question' }).message())).toBe(
    WORDS.somethingWentWrong,
  );
  expect(await logged(/A fault in the core/)).toContain('small-bot.ts');
  bot.breakOnce();
  discord.say(`${MENTION} when?`);
  expect(textOf((await discord.posted(1))[0] ?? expect.fail())).toBe(WORDS.somethingWentWrong);
  expect(textOf(await discord.command('ask', { question: 'when?' }).message())).toContain('February');
  expect(lines.join('')).not.toContain('a secret question');
});

test('a channel that it may not write in is named in the log with the cure, once a minute', async () => {
  const { discord, logged, lines } = await run();
  discord.world.forbidden.add(IDS.locked);
  discord.say(`${MENTION} when?`, { channel: IDS.locked });
  const line = await logged(/did not let the bot answer/);
  expect(line).toContain('announcements');
  expect(line).toContain('View Channel');
  discord.say(`${MENTION} when?`, { channel: IDS.locked });
  discord.say(`${MENTION} when?`);
  await discord.posted(1);
  expect(lines.filter((entry) => entry.includes('did not let'))).toHaveLength(1);
  expect(discord.refusals()).toHaveLength(1);
});

test('an answer that comes too late is a line in the log and no error', async () => {
  const { discord, logged } = await run();
  let letGo = (): void => undefined;
  const until = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  discord.troubles.push({ path: /callback/, kind: 'hold', until });
  discord.command('ask', { question: 'when?' });
  discord.pass(3_001);
  letGo();
  expect(await logged(/no longer waited for an answer \(10062\)/)).toContain('"level":"warn"');
});

test('neither texts nor names, ids or the token reach the log, whatever goes wrong', async () => {
  const { discord, bot, lines, logged } = await run({ errorsExpected: true });
  discord.world.forbidden.add(IDS.locked);
  discord.say(`${MENTION} my private words`, { channel: IDS.locked });
  bot.breakOnce();
  await discord.command('ask', { question: 'my private words' }).message();
  discord.troubles.push(
    { path: /callback/, kind: 'server-error' },
    { path: /callback/, kind: 'server-error' },
  );
  await discord.command('ask', { question: 'my private words' }).message();
  await logged(/did not let/);
  const log = lines.join('');
  expect(log).not.toMatch(/private words|person-|test\.token|interaction-9/);
  expect(log).not.toMatch(/\d{17,}/);
});
