import { clearLine, createInterface, cursorTo } from 'node:readline';
import type { Bot } from '../../src/bot.js';
import type { EntryRef, Reply } from '../../src/reply/reply.js';
import { calmly } from './calm.js';
import { type Io, layoutOf, reportFault, write } from './io.js';
import { readLines } from './lines.js';
import { nameSource } from './outline.js';
import { printable } from './printable.js';
import { type Layout, renderReply, textWidth } from './render.js';
import { createStyle } from './style.js';
import { wrap } from './wrap.js';

const CHAT = Object.freeze({
  prompt: '> ',
  /** Lines that the arrow keys bring back; kept in memory only. */
  history: 100,
  /** The one conversation of this process. */
  conversation: 'terminal',
});

/** Takes what is to be told beside the talk from now on, such as a change of the knowledge: one sentence at a time. */
export type Listen = (tell: (sentence: string) => void) => void;

/** One turn of the chat: what to show, or null where the person leaves. */
export type Turn = (line: string) => string | null;

/**
 * Talks until the person leaves (`/quit`, Ctrl-C, Ctrl-D) or the input ends. Where input or output is no terminal, each line
 * is answered without a prompt.
 *
 * @param leave ends the talk, too
 * @param listen gets what tells the person something between two lines, and leaves the line that is being typed as it is
 */
export async function chat(bot: Bot, io: Io, leave?: AbortSignal, listen?: Listen): Promise<void> {
  const turn = createTurn(bot, io);
  if (io.input.isTTY !== true || io.output.isTTY !== true) {
    for await (const line of readLines(io.input)) {
      if (line.trim() === '') continue;
      const text = turn(line);
      if (text === null) return;
      await write(io.output, `${text}\n\n`);
    }
    return;
  }
  await talk(bot, io, turn, leave, listen);
}

/** Follows one conversation; it remembers what was suggested last, so that a number can choose it. */
export function createTurn(bot: Bot, io: Pick<Io, 'output' | 'errors' | 'env'>): Turn {
  const report = reportFault(io);
  let suggestions: readonly EntryRef[] = [];
  const show = (reply: Reply) => {
    suggestions = reply.suggestions;
    return renderReply(reply, bot.words(reply.language), layoutOf(io.output, io.env));
  };

  return (line) => {
    const text = line.trim();
    switch (text.toLowerCase()) {
      case '/quit':
      case '/exit':
        return null;
      case '/help':
        return HELP;
      case '/sources':
        return listSources(bot, layoutOf(io.output, io.env));
    }
    if (/^\/[a-z]+$/i.test(text)) return `There is no command ${printable(text)}. ${HELP}`;
    const chosen = /^[1-9]\d?$/.test(text) ? suggestions[Number(text) - 1] : undefined;
    return show(
      calmly(
        bot,
        (bot) =>
          chosen === undefined
            ? bot.ask({ text: line, conversation: CHAT.conversation })
            : bot.entry(chosen.id, { conversation: CHAT.conversation }),
        report,
      ),
    );
  };
}

const HELP = [
  'Type a question and press Enter. Type the number of a suggested question to choose it.',
  '/sources lists what the answers rest on, /help shows this, /quit leaves (so do Ctrl-C and Ctrl-D).',
].join('\n');

function listSources(bot: Bot, layout: Layout): string {
  const { link } = createStyle(layout.colours);
  return bot
    .about()
    .sources.flatMap((source) => [
      wrap(printable(nameSource(source)), textWidth(layout)),
      `  ${link(printable(source.url))}`,
    ])
    .join('\n');
}

function introduce(bot: Bot, layout: Layout): string {
  const { name, covers, disclaimer } = bot.about();
  const { heading, faint } = createStyle(layout.colours);
  const text = (words: string) => wrap(printable(words), textWidth(layout));
  return [heading(text(name)), text(covers), text(disclaimer), faint(text(HELP))].join('\n');
}

function talk(
  bot: Bot,
  io: Io,
  turn: Turn,
  leave: AbortSignal | undefined,
  listen: Listen | undefined,
): Promise<void> {
  const show = (text: string) => io.output.write(`${text}\n\n`);
  show(introduce(bot, layoutOf(io.output, io.env)));

  const lines = createInterface({
    input: io.input,
    output: io.output,
    terminal: true,
    prompt: CHAT.prompt,
    historySize: CHAT.history,
    removeHistoryDuplicates: true,
    ...(leave === undefined ? {} : { signal: leave }),
  });
  let isOpen = true;
  listen?.((sentence) => {
    if (!isOpen) return;
    cursorTo(io.output, 0);
    clearLine(io.output, 0);
    io.output.write(`${sentence}\n`);
    lines.prompt(true);
  });
  return new Promise((left) => {
    lines.on('line', (line) => {
      if (line.trim() !== '') {
        const text = turn(line);
        if (text === null) return lines.close();
        show(text);
      }
      lines.prompt();
    });
    lines.on('SIGINT', () => lines.close());
    lines.on('close', () => {
      isOpen = false;
      io.output.write('\n');
      left();
    });
    lines.prompt();
  });
}
