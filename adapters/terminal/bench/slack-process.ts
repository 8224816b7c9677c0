/**
 * The bot in Slack as a process of its own, so that its memory can be told from that of the load: `node slack-process.js
 * <knowledge folder> <cache folder> <address of the Web API> <signing secret> <alone|both>`. It reports its port, and its memory when asked.
 */

import { openBot } from '../../open-bot.js';
import { createLog } from '../../shared/log.js';
import { keepHeapSmall } from '../../shared/small-heap.js';
import { startSlack } from '../../slack/start.js';
import type { MemoryReport } from './child.js';

/** What it tells the process that started it. Memory is the resident set, in MiB. */
export type Report = { readonly port: number | null } | MemoryReport;

const [knowledgeFolder = '', cacheFolder = '', slackApiUrl = '', signingSecret = '', libraries = 'alone'] =
  process.argv.slice(2);
keepHeapSmall();
const { bot } = await openBot({ knowledgeFolder, cacheFolder });
// The other platform's code takes memory as soon as it is there; what a connection adds to it is its own benchmark's matter.
if (libraries === 'both') await import('../../discord/start.js');

const slack = await startSlack({
  bot,
  log: createLog(),
  botToken: 'xoxb-1111-2222-loopback',
  signingSecret,
  port: 0,
  slackApiUrl,
});

const report = (message: Report) => void process.send?.(message);
process.on('message', (message) => {
  if (message === 'memory') report({ memory: process.memoryUsage.rss() / 1024 ** 2 });
  else if (message === 'stop') void slack.stop().then(() => process.exit());
});
report({ port: slack.port });
