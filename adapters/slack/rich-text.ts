import type { types } from '@slack/bolt';
import type { SourceRef } from '../../src/reply/reply.js';
import { LIMITS } from './limits.js';

type Inline = types.RichTextElement;

/** Text exactly as it is: nothing in it becomes a mention, a link, an emoji or formatting. */
export function words(text: string, style?: 'bold' | 'italic'): Inline {
  return { type: 'text', text, ...(style === undefined ? {} : { style: { [style]: true } }) };
}

export function paragraph(...elements: readonly Inline[]): types.RichTextBlock {
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [...elements] }] };
}

export function quotation(text: string): types.RichTextBlock {
  return { type: 'rich_text', elements: [{ type: 'rich_text_quote', elements: [words(text)] }] };
}

export function list(
  style: 'bullet' | 'ordered',
  items: readonly (readonly Inline[])[],
): types.RichTextBlock {
  return {
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_list',
        style,
        elements: items.map((elements) => ({ type: 'rich_text_section', elements: [...elements] })),
      },
    ],
  };
}

/** A plain text object in which `:colon:` words stay words. */
export function plain(text: string): types.PlainTextElement {
  return { type: 'plain_text', text, emoji: false };
}

/** A source as a link with its publisher, paragraph and quote. An address that is no web address is shown as text. */
export function sourceLine(source: SourceRef, paragraphWord: (n: number) => string): Inline[] {
  return [
    isWebAddress(source.url)
      ? { type: 'link', url: source.url, text: source.title || source.url }
      : words([source.title, source.url].filter(Boolean).join(', ') || source.id),
    ...(sourceDetail(source, paragraphWord) === '' ? [] : [words(sourceDetail(source, paragraphWord))]),
  ];
}

/** The same in plain words: title, publisher, paragraph, quote, address. */
export function sourceText(source: SourceRef, paragraphWord: (n: number) => string): string {
  const address = source.url && ` ${source.url}`;
  return `${source.title || source.id}${sourceDetail(source, paragraphWord)}${address}`;
}

function sourceDetail(source: SourceRef, paragraphWord: (n: number) => string): string {
  const publisher = source.publisher && `, ${source.publisher}`;
  const where = source.paragraph === null ? '' : `, ${paragraphWord(source.paragraph)}`;
  const quote = source.quote === null || source.quote === '' ? '' : `: “${source.quote}”`;
  return `${publisher}${where}${quote}`;
}

function isWebAddress(url: string): boolean {
  if (url.length > LIMITS.url || !/^https?:\/\//i.test(url)) return false;
  return URL.canParse(url);
}
