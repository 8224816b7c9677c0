import type { Bot } from '../src/bot.js';
import type { Config, Platform } from './config.js';
import type { Log } from './shared/log.js';
import { StartError } from './shared/start-error.js';

/** A platform on which the bot answers. */
export interface RunningPlatform {
  stop(): Promise<void>;
}

export interface PlatformTools {
  readonly bot: Bot;
  readonly log: Log;
  /** Called when a platform has ended for good; the sentence is in the log. */
  readonly onFatal: () => void;
}

/**
 * Starts all platforms of the configuration side by side.
 *
 * @throws StartError with the sentences of all that cannot start; those that could are stopped again.
 */
export async function startPlatforms(config: Config, tools: PlatformTools): Promise<RunningPlatform> {
  const starts = await Promise.allSettled(
    config.platforms.map((platform) => startPlatform(platform, config, tools)),
  );
  const running = starts.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : []));
  const errors = starts.flatMap((start) => (start.status === 'rejected' ? [start.reason as unknown] : []));
  const stop = async () => {
    await Promise.all(running.map((platform) => platform.stop()));
  };
  if (errors.length === 0) return { stop };
  await stop();
  const bug = errors.find((error) => !(error instanceof StartError));
  if (bug !== undefined) throw bug;
  throw new StartError(errors.map((error) => (error instanceof Error ? error.message : '')).join('\n'));
}

/** The SDKs are imported only where their platform is used: each takes a third of a second and 40 MB. */
async function startPlatform(
  platform: Platform,
  { questionsPerWindow }: Config,
  tools: PlatformTools,
): Promise<RunningPlatform> {
  const common = { ...tools, questionsPerWindow };
  switch (platform.kind) {
    case 'discord': {
      const { startDiscord } = await import('./discord/start.js');
      return startDiscord({ ...common, token: platform.token, guildId: platform.guildId });
    }
    case 'slack': {
      const { startSlack } = await import('./slack/start.js');
      const { kind, mode, ...tokens } = platform;
      return startSlack({ ...common, ...tokens });
    }
  }
}
