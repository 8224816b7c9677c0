import { splitByMeaning } from '../shared/split-by-meaning.js';
import { escapeText } from './escape.js';
import { LAYOUT, LIMITS } from './limits.js';

/** Something to read, with the lines that belong under it and should not be parted from it. */
export interface Block {
  /** Plain text. */
  readonly text: string;
  /** Markdown put before each piece of the text, for example `### ` for a heading. */
  readonly prefix?: string;
  /** Finished Markdown, one line each. */
  readonly under?: readonly string[];
}

/**
 * Distributes blocks over messages: each page is a list of Markdown texts that fit in one message together. A block stays
 * whole where a page has room for it; a longer one is cut by meaning. No page is empty; without any text there is none.
 *
 * @param reserved characters that every page leaves free, less than a message holds
 */
export function layOut(blocks: readonly Block[], reserved = 0): readonly (readonly string[])[] {
  const max = LIMITS.messageText - reserved;
  const pages: string[][] = [];
  let room = 0;

  for (const markdown of blocks.flatMap((block) => markdownOf(block, max))) {
    const page = pages.at(-1);
    if (page && page.length < LAYOUT.textsOnPage && markdown.length <= room) {
      page.push(markdown);
      room -= markdown.length;
    } else {
      pages.push([markdown]);
      room = max - markdown.length;
    }
  }
  return pages;
}

/** The block as one Markdown text, or as several where it is longer than `max`. */
function markdownOf({ text, prefix = '', under = [] }: Block, max: number) {
  const body = text.trim();
  const whole = [...(body === '' ? [] : [prefix + escapeText(body)]), ...under].join('\n').trim();
  if (whole === '') return [];
  if (whole.length <= max) return [whole];

  const pieces = splitByMeaning(body, max - prefix.length, (piece) => escapeText(piece).length);
  return [
    ...pieces.map((piece) => prefix + escapeText(piece)),
    ...splitByMeaning(under.join('\n'), max, (line) => line.length),
  ];
}
