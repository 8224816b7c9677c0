/**
 * The bot in Discord as a process of its own, so that its memory can be told from that of the load: `node
 * discord-process.js <knowledge folder> <cache folder> <address of the stand-in> <token>`. It reports when it is ready, and its memory when asked.
 */

import { startDiscord } from '../../discord/start.js';
import { openBot } from '../../open-bot.js';
import { createLog } from '../../shared/log.js';
import { keepHeapSmall } from '../../shared/small-heap.js';
import type { MemoryReport } from './child.js';

/** What it tells the process that started it. Memory is the resident set, in MiB. */
export type Report = { readonly ready: true } | MemoryReport;

const [knowledgeFolder = '', cacheFolder = '', api = '', token = ''] = process.argv.slice(2);
keepHeapSmall();
const { bot } = await openBot({ knowledgeFolder, cacheFolder });
const log = createLog();
const discord = await startDiscord({
  bot,
  // Its first lines are no news here.
  log: { ...log, info: () => undefined },
  token,
  rest: { api },
});

const report = (message: Report) => void process.send?.(message);
process.on('message', (message) => {
  if (message === 'memory') report({ memory: process.memoryUsage.rss() / 1024 ** 2 });
  else if (message === 'stop') void discord.stop().then(() => process.exit());
});
report({ ready: true });
