import { performance } from 'node:perf_hooks';
import type { Bot } from '../../../src/bot.js';
import { NO_ENTRY, type Regression } from '../../../src/knowledge/questions.js';
import type { RegressionQuestion } from '../../../src/knowledge/schema.js';
import type { Reply } from '../../../src/reply/reply.js';
import { entriesOf } from '../outline.js';
import type { Expectation, Observation } from './count.js';

/** Asks all regression questions, each on its own. */
export function observeQuestions(bot: Bot, questions: Regression['questions']): Observation[] {
  return questions.map(({ q, expect, kind, must }) =>
    observe(bot, q, { expected: expectEntry(partsOf(expect)), sort: kind ?? null, must }),
  );
}

/** Asks all turns of all conversations, each conversation under a key of its own. */
export function observeConversations(bot: Bot, conversations: Regression['conversations']): Observation[] {
  return conversations.flatMap(({ turns, kind, must }, i) =>
    turns.flatMap(({ q, expect, outcome }) => {
      const expected = expectTurn(expect, outcome);
      const observation = observe(
        bot,
        q,
        { expected: expected ?? { kind: 'none' }, sort: kind ?? null, must },
        `conversation ${i}`,
      );
      return expected === null ? [] : [observation];
    }),
  );
}

function observe(
  bot: Bot,
  question: string,
  about: Pick<Observation, 'expected' | 'sort' | 'must'>,
  conversation?: string,
): Observation {
  const start = performance.now();
  const reply = bot.ask(conversation === undefined ? { text: question } : { text: question, conversation });
  const milliseconds = performance.now() - start;
  return {
    question,
    ...about,
    outcome: reply.outcome,
    entries: entriesOf(reply).map(({ id }) => id),
    suggestions: reply.suggestions.map(({ id }) => id),
    milliseconds,
  };
}

function partsOf(expect: RegressionQuestion['expect']): readonly (readonly string[])[] {
  if (typeof expect === 'string') return [[expect]];
  const lists = expect.filter((one) => typeof one !== 'string');
  return lists.length > 0 ? lists : [expect.filter((one) => typeof one === 'string')];
}

function expectEntry(parts: readonly (readonly string[])[]): Expectation {
  return parts.flat().includes(NO_ENTRY) ? { kind: 'none' } : { kind: 'entry', parts };
}

/** Null for a turn that only sets the scene. */
function expectTurn(
  expect: string | readonly string[] | undefined,
  outcome: Reply['outcome'] | undefined,
): Expectation | null {
  if (expect === undefined) return outcome === undefined ? null : { kind: 'outcome', outcome };
  const expected = expectEntry([[expect].flat()]);
  return expected.kind === 'entry' && outcome !== undefined ? { ...expected, outcome } : expected;
}
