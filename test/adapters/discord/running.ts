import { afterEach, expect } from 'vitest';
import { type DiscordOptions, startDiscord } from '../../../adapters/discord/start.js';
import { createLog } from '../../../adapters/shared/log.js';
import {
  type LoopbackDiscord,
  type LoopbackOptions,
  startLoopbackDiscord,
} from '../../loopback/discord/discord.js';
import { createSmallBot, type SmallBot } from './small-bot.js';

/** The real client of discord.js at work in a stand-in of Discord. */
export interface Running {
  readonly discord: LoopbackDiscord;
  readonly bot: SmallBot;
  /** Lines of the log so far, as they were written. */
  readonly lines: readonly string[];
  /** Resolves when a line of the log matches. */
  logged(pattern: RegExp): Promise<string>;
  stop(): Promise<void>;
}

const cleanUps: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

export async function loopback(options: LoopbackOptions = {}): Promise<LoopbackDiscord> {
  const discord = await startLoopbackDiscord(options);
  cleanUps.push(() => discord.stop());
  return discord;
}

/** Starts the bot, in a Discord of its own where none is given; both end with the test. */
export async function run(
  options: Partial<DiscordOptions> & {
    readonly discord?: LoopbackDiscord;
    readonly smallBot?: SmallBot;
    readonly errorsExpected?: boolean;
  } = {},
): Promise<Running> {
  const discord = options.discord ?? (await loopback());
  const bot = options.smallBot ?? createSmallBot();
  const { log, lines, logged } = recordLog([discord.world.token]);
  const running = await startDiscord({
    bot,
    token: discord.world.token,
    log,
    rest: discord.rest,
    ...options,
  });
  cleanUps.push(async () => {
    await running.stop();
    if (!options.errorsExpected) expect(lines.filter((line) => line.includes('"level":"error"'))).toEqual([]);
  });
  return { discord, bot, lines, logged, stop: running.stop };
}

export function recordLog(secrets: readonly string[] = []) {
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  const log = createLog({
    secrets,
    write(line) {
      lines.push(line);
      for (const look of waiting) look();
    },
  });
  function logged(pattern: RegExp): Promise<string> {
    return new Promise((resolve) => {
      const look = () => {
        const line = lines.find((candidate) => pattern.test(candidate));
        if (line === undefined) return;
        waiting.delete(look);
        resolve(line);
      };
      waiting.add(look);
      look();
    });
  }
  return { log, lines, logged };
}
