import { subtext } from 'discord.js';
import type { Words } from '../../src/bot.js';
import type { SourceRef } from '../../src/reply/reply.js';
import { escapeText, link } from './escape.js';

/**
 * The lines under a text that say what it rests on: the title as a link, who published it, the paragraph, the words quoted.
 *
 * @example
 * -# Sources: [Human Rights Go Local](<https://…>), DeLoG, paragraph 2: “took place from 1 February”
 */
export function sourceLines(sources: readonly SourceRef[], words: Words): readonly string[] {
  const [first, ...rest] = distinctLines(sources, words);
  if (first === undefined) return [];
  const heading = escapeText(words.sources);
  if (rest.length === 0) return [subtext(`${heading}: ${first}`)];
  return [subtext(heading), ...[first, ...rest].map(subtext)];
}

function distinctLines(sources: readonly SourceRef[], words: Words): readonly string[] {
  return [...new Set(sources.map((source) => sourceLine(source, words)))];
}

function sourceLine({ title, publisher, url, paragraph, quote }: SourceRef, words: Words): string {
  const where = [
    link(oneLine(title), url),
    ...(publisher === '' ? [] : [escapeText(oneLine(publisher))]),
    ...(paragraph === null ? [] : [escapeText(words.paragraph(paragraph))]),
  ].join(', ');
  return quote === null ? where : `${where}: “${escapeText(oneLine(quote))}”`;
}

/** Subtext ends with its line. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
