import { type APIMessageTopLevelComponent, type APIStringSelectComponent, ComponentType } from 'discord.js';
import type { Words } from '../../src/bot.js';
import type { About, BrowsePage } from '../../src/reply/browse.js';
import {
  button,
  distinct,
  type MessageBody,
  message,
  needsList,
  questionRows,
  row,
  shareRow,
  shorten,
  text,
} from './components.js';
import { encodePress } from './custom-id.js';
import { escapeText, escapeWords } from './escape.js';
import { layOut } from './layout.js';
import { LIMITS } from './limits.js';
import { renderBlocks } from './render-reply.js';
import { sourceLines } from './render-sources.js';
import { WORDING } from './wording.js';

/**
 * A page of the encouragements with the menu of all pages and previous and next. The controls are in the first message, so
 * that turning the page changes one message in place; a page too long for one message goes on in further ones.
 */
export function renderPage(page: BrowsePage, words: Words, share = false): readonly MessageBody[] {
  const questions = distinct(page.questions);
  const list = needsList(questions) ? questions.map(({ question }) => `- ${escapeWords(question)}`) : [];
  const [first = [], ...more] = layOut([
    { text: page.title.replace(/\s+/g, ' '), prefix: '### ' },
    { text: page.position.replace(/\s+/g, ' '), prefix: '-# ' },
    { text: page.text, under: sourceLines(page.sources, words) },
    { text: page.note ?? '' },
    ...(questions.length === 0 ? [] : [{ text: '', under: [`-# ${escapeText(words.related)}`, ...list] }]),
  ]);
  return [
    message([
      ...first.map(text),
      ...questionRows(questions),
      ...menuRow(page, words),
      ...turnRow(page, words),
      ...(share ? [shareRow(words.share)] : []),
    ]),
    ...more.map((texts) => message(texts.map(text))),
  ];
}

/** What the bot says of itself, with first questions to ask. */
export function renderAbout(about: About, words: Words): readonly MessageBody[] {
  return renderBlocks(
    [
      { text: about.name.replace(/\s+/g, ' '), prefix: '### ' },
      { text: about.covers },
      { text: about.disclaimer },
      { text: about.privacy },
      {
        text: '',
        under: [...sourceLines(about.sources, words), `-# ${escapeText(WORDING.reviewed(longDate(about)))}`],
      },
    ],
    about.firstQuestions,
    words.related,
    { words },
  );
}

function longDate({ knowledgeDate, language }: About): string {
  const date = new Date(`${knowledgeDate}T00:00:00Z`);
  if (Number.isNaN(date.valueOf())) return knowledgeDate;
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(date);
}

function menuRow({ menu, page }: BrowsePage, words: Words): readonly APIMessageTopLevelComponent[] {
  if (menu.length < 2) return [];
  const select: APIStringSelectComponent = {
    type: ComponentType.StringSelect,
    custom_id: encodePress({ kind: 'menu' }),
    placeholder: shorten(words.chooseEncouragement, LIMITS.selectPlaceholder),
    options: menu.slice(0, LIMITS.selectOptions).map((item) => ({
      label: shorten(item.label, LIMITS.selectOptionLabel),
      value: String(item.page),
      default: item.page === page,
    })),
  };
  return [row([select])];
}

function turnRow({ page, pages }: BrowsePage, words: Words): readonly APIMessageTopLevelComponent[] {
  if (pages < 2) return [];
  return [
    row([
      button(words.previous, encodePress({ kind: 'page', page: page - 1, by: 'previous' }), page <= 1),
      button(words.next, encodePress({ kind: 'page', page: page + 1, by: 'next' }), page >= pages),
    ]),
  ];
}
