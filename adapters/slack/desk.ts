import type { Bot } from '../../src/bot.js';
import type { Log } from '../shared/log.js';
import type { RateLimit } from '../shared/rate-limit.js';
import type { Seen } from '../shared/seen.js';
import { failureSentence } from './failures.js';
import { notice, type SlackMessage } from './layout.js';

/** Sends messages in order to one place. */
export type Say = (messages: readonly SlackMessage[]) => Promise<void>;

/** What every flow needs. */
export interface Desk {
  readonly bot: Bot;
  readonly log: Log;
  /** For what Slack may deliver in two ways or twice. */
  readonly seen: Seen;
  /**
   * Answers one question of a person: within their limit, and with a calm reply should the work fail. `tell` reaches that
   * person alone where the place allows it.
   */
  serve(visit: Visit, work: () => Promise<void>): Promise<void>;
}

export interface Visit {
  readonly team: string | undefined;
  readonly user: string;
  readonly tell: Say;
  /** True where one notice about the limit in a window is enough, because it is sent unasked. */
  readonly quietLimit?: boolean;
  /** False for what is no question, such as turning a page. */
  readonly counts?: boolean;
}

export interface DeskParts {
  readonly bot: Bot;
  readonly log: Log;
  readonly seen: Seen;
  readonly limit: RateLimit;
}

export function createDesk({ bot, log, seen, limit }: DeskParts): Desk {
  async function calm({ tell }: Visit, error: unknown): Promise<void> {
    report(log, error);
    try {
      await tell([notice(bot.words().somethingWentWrong)]);
    } catch (second) {
      report(log, second);
    }
  }

  return {
    bot,
    log,
    seen,
    async serve(visit, work) {
      try {
        if (visit.counts !== false) {
          const admission = await limit.take(`slack:${visit.team ?? ''}:${visit.user}`);
          if (!admission.allowed) {
            if (admission.firstRefusal || !visit.quietLimit)
              await visit.tell([notice(bot.words().tooManyQuestions)]);
            return;
          }
        }
        await work();
      } catch (error) {
        await calm(visit, error);
      }
    },
  };
}

/** A refusal of Slack with its cure, or a fault of ours with its stack. */
function report(log: Log, error: unknown): void {
  const sentence = failureSentence(error);
  if (sentence === null)
    log.error('An answer in Slack failed, which is a fault of the bot: please report it.', error);
  else log.warn(sentence);
}
