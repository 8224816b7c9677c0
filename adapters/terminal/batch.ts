import type { Bot, Question } from '../../src/bot.js';
import { calmly } from './calm.js';
import { readLines } from './lines.js';
import { toLine, toRecord } from './record.js';

export interface BatchOutput {
  write(text: string): Promise<void>;
  report(error: unknown): void;
}

/**
 * Answers each line of the input with one line of JSON, in order, as soon as it has come.
 *
 * @param output `write` resolves when the reader can take more, so that a slow reader bounds the memory; `report` gets faults
 *   of the bot
 */
export async function answerBatch(
  bot: Bot,
  input: AsyncIterable<Uint8Array | string>,
  output: BatchOutput,
  defaults: Pick<Question, 'language'> = {},
): Promise<void> {
  for await (const line of readLines(input)) {
    if (line.trim() === '') continue;
    const question = parseBatchLine(line);
    const reply = calmly(bot, (bot) => bot.ask({ ...defaults, ...question }), output.report);
    await output.write(`${toLine(toRecord(question.text, reply, bot.words(reply.language)))}\n`);
  }
}

/**
 * One line of the batch. Whatever is no object with a text `q` is itself the question, to the letter.
 *
 * A conversation may be named by a text, a number or a truth value; 1 and "1" are two conversations.
 */
export function parseBatchLine(line: string): Question {
  const value = parseJson(line);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { text: line };
  const { q, conversation, language } = value as Readonly<Record<string, unknown>>;
  return {
    text: typeof q === 'string' ? q : line,
    ...(isName(conversation) ? { conversation: JSON.stringify(conversation) } : {}),
    ...(typeof language === 'string' ? { language } : {}),
  };
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** Nothing nested: a key made of it could be as deep as the attacker likes. */
function isName(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
