import type { ChildProcess } from 'node:child_process';
import { openBot } from '../../open-bot.js';

/** What the bot in a process of its own tells the one that plays the platform. Memory is the resident set, in MiB. */
export type MemoryReport = { readonly memory: number };

/** The first report of that kind; an error where the process ends before. */
export function reported<Report, T>(bot: ChildProcess, read: (report: Report) => T | undefined): Promise<T> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null) =>
      reject(new Error(`The bot ended with status ${code} before it reported.`));
    const onMessage = (report: Report) => {
      const value = read(report);
      if (value === undefined) return;
      bot.off('message', onMessage);
      bot.off('exit', onExit);
      resolve(value);
    };
    bot.on('message', onMessage as (message: unknown) => void);
    bot.once('exit', onExit);
  });
}

export function memoryOf(bot: ChildProcess): Promise<number> {
  const memory = reported(bot, (report: Partial<MemoryReport>) => report.memory);
  bot.send('memory');
  return memory;
}

export function waitUntil(moment: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, moment - performance.now())));
}

/** All questions of the knowledge. Opening the bot here first leaves for the other process what is learnt, as any start but the first finds it. */
export async function questionsOf(folders: {
  readonly knowledgeFolder: string;
  readonly cacheFolder: string;
}): Promise<string[]> {
  const { knowledge } = await openBot(folders);
  const entries = knowledge.languages.get(knowledge.defaultLanguage)?.entries.values() ?? [];
  return [...entries].flatMap(({ question, alternates }) => [question, ...alternates]);
}
