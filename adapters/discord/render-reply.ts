import type { APIMessageTopLevelComponent } from 'discord.js';
import type { Words } from '../../src/bot.js';
import { suggestionsHeading } from '../../src/reply/heading.js';
import type { EntryRef, Passage, Reply } from '../../src/reply/reply.js';
import {
  chunk,
  distinct,
  type MessageBody,
  message,
  needsList,
  QUESTION_TEXT_ID,
  questionRows,
  shareRow,
  text,
} from './components.js';
import { escapeText, escapeWords } from './escape.js';
import { type Block, layOut } from './layout.js';
import { LAYOUT } from './limits.js';
import { sourceLines } from './render-sources.js';

export interface RenderOptions {
  readonly words: Words;
  /** Puts a Share button under a reply that one person sees. */
  readonly share?: boolean;
  /** What that person asked in their own words, to be shared with the answer. */
  readonly question?: string;
}

/** The messages that show a reply, in order; never empty. Suggestions are at the end of the last one. */
export function renderReply(reply: Reply, options: RenderOptions): readonly MessageBody[] {
  return renderBlocks(
    reply.passages.map((passage) => passageBlock(passage, options.words)),
    reply.suggestions,
    suggestionsHeading(reply, options.words),
    options,
  );
}

/** A short notice of the bot's own. */
export function renderNotice(words: string): MessageBody {
  return message([text(escapeText(words))]);
}

/** Texts, then questions as buttons, as one message or as many as it takes. */
export function renderBlocks(
  blocks: readonly Block[],
  questions: readonly EntryRef[],
  heading: string | null,
  { words, share = false, question }: RenderOptions,
): readonly MessageBody[] {
  const asked = share ? quoteQuestion(question) : null;
  const offered = distinct(questions);
  const pages = layOut([...blocks, ...questionList(offered, heading)], asked?.length);
  const texts = pages.length === 0 ? [[escapeText(words.somethingWentWrong)]] : pages;
  const [fitting = [], ...more] = chunk(offered, LAYOUT.suggestionsOnPage);

  return [
    ...texts.map((page, index) =>
      message([
        ...page.map(text),
        ...(asked !== null && index === 0 ? [{ ...text(asked), id: QUESTION_TEXT_ID }] : []),
        ...(index === texts.length - 1 ? questionRows(fitting) : []),
        ...(share ? [shareRow(words.share)] : []),
      ]),
    ),
    ...more.map(
      (rest): MessageBody => message([...questionRows(rest)] satisfies APIMessageTopLevelComponent[]),
    ),
  ];
}

function passageBlock({ text, sources }: Passage, words: Words): Block {
  return { text, under: sourceLines(sources, words) };
}

function questionList(questions: readonly EntryRef[], heading: string | null): readonly Block[] {
  if (questions.length === 0) return [];
  const lines = needsList(questions) ? questions.map(({ question }) => `- ${escapeWords(question)}`) : [];
  const title = heading === null ? [] : [`-# ${escapeText(heading)}`];
  return [{ text: '', under: [...title, ...lines] }];
}

function quoteQuestion(question: string | undefined): string | null {
  const words = question === undefined ? '' : escapeWords(question);
  return words === '' ? null : `> ${words}`;
}
