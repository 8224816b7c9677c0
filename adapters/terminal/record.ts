import type { Words } from '../../src/bot.js';
import type { EntryRef, Reply } from '../../src/reply/reply.js';
import { citations, entriesOf, outline } from './outline.js';

/** What `ask --batch` and `ask --json` write for one question. The names are a contract with whoever reads them. */
export interface ReplyRecord {
  readonly question: string;
  readonly outcome: Reply['outcome'];
  readonly text: string;
  readonly entries: readonly EntryRef[];
  readonly sources: readonly {
    readonly id: string;
    readonly paragraph: number | null;
    readonly url: string;
    readonly quote: string | null;
  }[];
  readonly suggestions: readonly EntryRef[];
  readonly notUnderstood: readonly string[];
  readonly language: string;
}

export function toRecord(question: string, reply: Reply, words: Words): ReplyRecord {
  return {
    question,
    outcome: reply.outcome,
    text: plainText(reply, words),
    entries: entriesOf(reply).map(({ id, question }) => ({ id, question })),
    sources: citations(reply).map(({ id, paragraph, url, quote }) => ({ id, paragraph, url, quote })),
    suggestions: reply.suggestions.map(({ id, question }) => ({ id, question })),
    notUnderstood: reply.notUnderstood,
    language: reply.language,
  };
}

/** All words of a reply that a person sees, links included; no colours, no line breaks but those between its parts. */
export function plainText(reply: Reply, words: Words): string {
  const { passages, sources, suggestions } = outline(reply, words);
  const blocks = [...passages];
  if (sources.items.length > 0) {
    const lines = sources.items.map(({ name, places, url }) => [name, ...places, url].join('\n'));
    blocks.push([`${sources.heading}:`, ...lines].join('\n'));
  }
  if (suggestions.items.length > 0) {
    const lines = suggestions.items.map((item, i) => `${i + 1}. ${item.question}`);
    blocks.push([...(suggestions.heading === null ? [] : [`${suggestions.heading}:`]), ...lines].join('\n'));
  }
  return blocks.join('\n\n');
}

/**
 * One line of JSON without line break. Beyond what JSON asks for, characters are escaped at which some readers break lines
 * (U+0085, U+2028, U+2029) or which steer a terminal (U+007F to U+009F).
 */
export function toLine(record: ReplyRecord): string {
  return JSON.stringify(record).replace(
    /[\u007F-\u009F\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
