import type { Bot } from '../../src/bot.js';
import type { Reply } from '../../src/reply/reply.js';

/**
 * The reply that `ask` gives; where a fault of the bot prevents it, a calm one, so that whoever asked gets an answer and the
 * next question is taken.
 *
 * @param report gets the fault
 */
export function calmly(bot: Bot, ask: (bot: Bot) => Reply, report: (error: unknown) => void): Reply {
  try {
    return ask(bot);
  } catch (error) {
    report(error);
    return {
      outcome: 'unknown',
      language: bot.about().language,
      passages: [{ text: bot.words().somethingWentWrong, entry: null, sources: [] }],
      suggestions: [],
      notUnderstood: [],
    };
  }
}
