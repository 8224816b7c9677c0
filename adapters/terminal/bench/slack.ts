import { fork } from 'node:child_process';
import { join } from 'node:path';
import { createPayloads } from '../../../test/loopback/slack/payloads.js';
import { sendSigned } from '../../../test/loopback/slack/requests.js';
import { startWebApi, type WebApi, WORKSPACE } from '../../../test/loopback/slack/web-api.js';
import { quantile } from '../quantile.js';
import { memoryOf, questionsOf, reported, waitUntil } from './child.js';
import type { Report } from './slack-process.js';

export interface SlackLoadOptions {
  readonly knowledgeFolder: string;
  readonly cacheFolder: string;
  /** Seconds of load, 1 or more. */
  readonly seconds?: number;
  /** Signed requests a second, 1 or more. */
  readonly rate?: number;
}

export interface SlackLoad {
  readonly sent: number;
  /** Requests without their one answer, and answers that came more than once. */
  readonly lost: number;
  readonly doubled: number;
  /** Milliseconds from the request to its acknowledgement, and to the message that answers it. */
  readonly acknowledged: Times;
  readonly answered: Times;
  /** MiB, resident, of the bot's process with the code of both platforms loaded. */
  readonly memoryBefore: number;
  readonly memoryAfter: number;
}

interface Times {
  readonly median: number;
  readonly p99: number;
}

const LOAD = Object.freeze({
  seconds: 30,
  /** Requests a second. */
  rate: 100,
  /** Requests before anything is measured: the first ones meet code that is not compiled yet. */
  warmUp: 300,
});
/** To reach: an acknowledgement within 50 ms at the 99th percentile, both platforms in 220 MiB, nothing lost or doubled. */
const TARGET = Object.freeze({ acknowledged: 50, memory: 220 });
/** Milliseconds to wait for answers after the last request. */
const PATIENCE = 10_000;

/**
 * Plays Slack over HTTP on loopback against the bot in a process of its own: half of the requests are commands, answered
 * in the acknowledgement, half are mentions, answered by a message. The stand-in refuses what Slack refuses.
 */
export async function measureSlack(options: SlackLoadOptions): Promise<SlackLoad> {
  const questions = await questionsOf(options);
  const api = await startWebApi();
  const bot = fork(join(import.meta.dirname, 'slack-process.js'), [
    options.knowledgeFolder,
    options.cacheFolder,
    api.apiUrl,
    WORKSPACE.signingSecret,
    'both',
  ]);
  try {
    const port = await reported(bot, (report: Report) => ('port' in report ? report.port : undefined));
    const load = createLoad(api, `http://127.0.0.1:${port}/slack/events`, questions);
    const memoryBefore = await memoryOf(bot);
    await load.run(LOAD.warmUp, LOAD.rate);
    const result = await load.run(
      (options.seconds ?? LOAD.seconds) * (options.rate ?? LOAD.rate),
      options.rate ?? LOAD.rate,
    );
    return { ...result, memoryBefore, memoryAfter: await memoryOf(bot) };
  } finally {
    bot.kill();
    await api.close();
  }
}

/** Prints the measurement; true where all targets were reached. */
export async function benchSlack(options: SlackLoadOptions, print: (text: string) => void): Promise<boolean> {
  const load = await measureSlack(options);
  const times = ({ median, p99 }: Times) =>
    `median ${median.toFixed(1)} ms, 99th percentile ${p99.toFixed(1)} ms`;
  print(
    [
      `Slack over HTTP on loopback: ${load.sent} signed requests, ${load.lost} lost, ${load.doubled} doubled`,
      `  acknowledged: ${times(load.acknowledged)} (to reach: below ${TARGET.acknowledged} ms)`,
      `  answered: ${times(load.answered)}`,
      `  memory with the code of both platforms: ${load.memoryBefore.toFixed(0)} MiB before, ${load.memoryAfter.toFixed(0)} MiB after (to reach: below ${TARGET.memory} MiB)`,
      '',
    ].join('\n'),
  );
  return (
    load.lost === 0 &&
    load.doubled === 0 &&
    load.acknowledged.p99 < TARGET.acknowledged &&
    load.memoryAfter < TARGET.memory
  );
}

interface Sent {
  readonly at: number;
  /** Thread of a mention, or null for a command. */
  readonly thread: string | null;
  acknowledgedAfter: number | null;
  answers: number;
  answeredAfter: number | null;
}

function createLoad(api: WebApi, url: string, questions: readonly string[]) {
  const payloads = createPayloads(api);
  let count = 0;

  async function send(sent: Sent, number: number): Promise<void> {
    const question = questions[number % questions.length] ?? '';
    // Each question comes from another person: the limit per person is not what is measured.
    const user = `U${String(number).padStart(9, '0')}`;
    const { status, body } =
      sent.thread === null
        ? await sendSigned(url, 'command', payloads.command('/ask-paper', question, { user }))
        : await sendSigned(url, 'event', payloads.mention(question, { user, ts: sent.thread }));
    sent.acknowledgedAfter = performance.now() - sent.at;
    if (status !== 200) sent.acknowledgedAfter = null;
    else if (sent.thread === null && typeof body === 'object' && body !== null && 'blocks' in body) {
      sent.answers += 1;
      sent.answeredAfter = sent.acknowledgedAfter;
    }
  }

  return {
    async run(amount: number, rate: number): Promise<Omit<SlackLoad, 'memoryBefore' | 'memoryAfter'>> {
      const all: Sent[] = [];
      const requests: Promise<void>[] = [];
      const start = performance.now();
      const firstPosted = api.posted.length;
      for (let index = 0; index < amount; index += 1) {
        await waitUntil(start + (index * 1000) / rate);
        count += 1;
        const thread = count % 2 === 0 ? `1760000000.${String(count).padStart(6, '0')}` : null;
        const sent: Sent = {
          at: performance.now(),
          thread,
          acknowledgedAfter: null,
          answers: 0,
          answeredAfter: null,
        };
        all.push(sent);
        requests.push(send(sent, count).catch(() => undefined));
      }
      await Promise.all(requests);
      const mentions = new Map(
        all.flatMap((sent) => (sent.thread === null ? [] : [[sent.thread, sent] as const])),
      );
      await Promise.race([
        api.until(() => api.posted.length - firstPosted >= mentions.size),
        waitUntil(performance.now() + PATIENCE),
      ]);
      for (const message of api.posted.slice(firstPosted)) {
        const sent = mentions.get(message.thread ?? '');
        if (sent === undefined) continue;
        sent.answers += 1;
        sent.answeredAfter ??= message.at - sent.at;
      }
      return {
        sent: all.length,
        lost: all.filter((sent) => sent.acknowledgedAfter === null || sent.answers === 0).length,
        doubled: all.filter((sent) => sent.answers > 1).length,
        acknowledged: timesOf(all.map((sent) => sent.acknowledgedAfter)),
        answered: timesOf(all.map((sent) => sent.answeredAfter)),
      };
    },
  };
}

function timesOf(values: readonly (number | null)[]): Times {
  const known = values.filter((value) => value !== null);
  return { median: quantile(known, 0.5), p99: quantile(known, 0.99) };
}
