import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type LoopbackDiscord, startLoopbackDiscord } from '../../../test/loopback/discord/discord.js';
import { IDS } from '../../../test/loopback/discord/world.js';
import { quantile } from '../quantile.js';
import { memoryOf, questionsOf, reported, waitUntil } from './child.js';
import type { Report } from './discord-process.js';

export interface DiscordLoadOptions {
  readonly knowledgeFolder: string;
  readonly cacheFolder: string;
  /** Seconds of load, 1 or more. */
  readonly seconds?: number;
}

export interface DiscordLoad {
  readonly interactions: Arrivals;
  readonly mentions: Arrivals;
  /** Requests that the stand-in refused, as Discord would have. */
  readonly refused: number;
  /** MiB, resident, of the bot's process. */
  readonly memoryBefore: number;
  readonly memoryAfter: number;
}

interface Arrivals {
  readonly sent: number;
  readonly lost: number;
  readonly doubled: number;
  /** Milliseconds from the event to its first response. */
  readonly median: number;
  readonly p99: number;
}

const LOAD = Object.freeze({
  seconds: 30,
  /** A second. Discord lets a bot send 50 messages a second, but answer any number of interactions. */
  interactions: 100,
  mentions: 20,
  /** Seconds before measuring, in which the program code and the connections get warm. */
  warmUp: 2,
});
/** To reach: interactions answered within 50 ms (99th percentile), Discord alone in 160 MiB, nothing lost or doubled. */
const TARGET = Object.freeze({ interaction: 50, memory: 160 });
/** Milliseconds to wait for answers after the last event. */
const PATIENCE = 10_000;

/**
 * Plays Discord on loopback against the bot in a process of its own. Each event comes from another person. The stand-in
 * refuses what Discord refuses.
 */
export async function measureDiscord(options: DiscordLoadOptions): Promise<DiscordLoad> {
  const { knowledgeFolder, cacheFolder, seconds = LOAD.seconds } = options;
  const questions = await questionsOf({ knowledgeFolder, cacheFolder });
  const discord = await startLoopbackDiscord();
  const bot = fork(join(import.meta.dirname, 'discord-process.js'), [
    knowledgeFolder,
    cacheFolder,
    discord.rest.api,
    discord.world.token,
  ]);
  try {
    await reported(bot, (report: Report) => ('ready' in report ? report.ready : undefined));
    const load = createLoad(discord, questions);
    await load.run(LOAD.warmUp);
    const memoryBefore = await memoryOf(bot);
    const before = discord.refusals().length;
    const arrivals = await load.run(seconds);
    const memoryAfter = await memoryOf(bot);
    return { ...arrivals, refused: discord.refusals().length - before, memoryBefore, memoryAfter };
  } finally {
    bot.kill();
    if (bot.exitCode === null && bot.signalCode === null) await once(bot, 'exit');
    await discord.stop();
  }
}

/** Prints the measurement; true where all targets were reached. */
export async function benchDiscord(
  options: DiscordLoadOptions,
  print: (text: string) => void,
): Promise<boolean> {
  const load = await measureDiscord(options);
  const line = (what: string, { sent, lost, doubled, median, p99 }: Arrivals) =>
    `  ${sent} ${what}: ${lost} lost, ${doubled} doubled; first response: median ${median.toFixed(1)} ms, 99th percentile ${p99.toFixed(1)} ms`;
  print(
    [
      `Discord on loopback, ${LOAD.interactions} interactions and ${LOAD.mentions} mentions a second; ${load.refused} requests refused`,
      `${line('interactions', load.interactions)} (to reach: below ${TARGET.interaction} ms)`,
      line('mentions', load.mentions),
      `  memory of the bot: ${load.memoryBefore.toFixed(0)} MiB before, ${load.memoryAfter.toFixed(0)} MiB after (to reach: below ${TARGET.memory} MiB)`,
      '',
    ].join('\n'),
  );
  const sound = ({ lost, doubled }: Arrivals) => lost === 0 && doubled === 0;
  return (
    sound(load.interactions) &&
    sound(load.mentions) &&
    load.refused === 0 &&
    load.interactions.p99 < TARGET.interaction &&
    load.memoryAfter < TARGET.memory
  );
}

/** One event: when it was sent, and when and how often it was answered. */
interface Sent {
  readonly at: number;
  answeredAfter: number | null;
  answers: number;
}

function createLoad(discord: LoopbackDiscord, questions: readonly string[]) {
  const interactions = new Map<string, Sent>();
  const mentions = new Map<string, Sent>();
  let count = 0;
  let read = 0;

  function sendOne(kind: 'interaction' | 'mention'): void {
    count += 1;
    const question = questions[count % questions.length] ?? '';
    const user = String(440_000_000_100_000_000n + BigInt(count));
    const sent: Sent = { at: performance.now(), answeredAfter: null, answers: 0 };
    if (kind === 'mention') mentions.set(discord.say(`<@${IDS.bot}> ${question}`, { user }).id, sent);
    else interactions.set(discord.command('ask', { question }, { user }).exchange.id, sent);
  }

  /** Looks through the requests that have arrived since the last look. */
  function collect(): void {
    for (; read < discord.requests.length; read += 1) {
      const { path = '', at = 0, body } = discord.requests[read] ?? {};
      const interaction = /\/interactions\/(\d+)\//.exec(path)?.[1];
      const sent = interaction === undefined ? mentions.get(repliesTo(body)) : interactions.get(interaction);
      if (!sent) continue;
      sent.answers += 1;
      sent.answeredAfter ??= at - sent.at;
    }
  }

  return {
    async run(seconds: number): Promise<Pick<DiscordLoad, 'interactions' | 'mentions'>> {
      interactions.clear();
      mentions.clear();
      const start = performance.now();
      const rate = LOAD.interactions + LOAD.mentions;
      const every = rate / LOAD.mentions;
      for (let index = 0; index < seconds * rate; index += 1) {
        await waitUntil(start + (index * 1_000) / rate);
        sendOne(index % every === 0 ? 'mention' : 'interaction');
      }
      const expected = () => {
        collect();
        return [...interactions.values(), ...mentions.values()].every(({ answers }) => answers > 0);
      };
      await Promise.race([discord.until(expected), waitUntil(performance.now() + PATIENCE)]);
      return { interactions: summarize(interactions), mentions: summarize(mentions) };
    },
  };
}

function repliesTo(body: unknown): string {
  if (typeof body !== 'object' || body === null || !('message_reference' in body)) return '';
  return String((body.message_reference as { message_id?: string }).message_id);
}

function summarize(events: ReadonlyMap<string, Sent>): Arrivals {
  const all = [...events.values()];
  const times = all.flatMap(({ answeredAfter }) => (answeredAfter === null ? [] : [answeredAfter]));
  return {
    sent: all.length,
    lost: all.filter(({ answers }) => answers === 0).length,
    doubled: all.filter(({ answers }) => answers > 1).length,
    median: quantile(times, 0.5),
    p99: quantile(times, 0.99),
  };
}
