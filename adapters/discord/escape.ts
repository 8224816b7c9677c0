/**
 * Text of the knowledge for Discord's Markdown: every character shows as it was written, addresses stay links, and nothing
 * in it mentions, formats or hides. (`escapeMarkdown` of discord.js leaves mentions, quotes and subtext standing.)
 */
export function escapeText(text: string): string {
  const clean = withoutControls(text);
  let escaped = '';
  let end = 0;
  for (const { 0: address, index } of clean.matchAll(ADDRESS)) {
    escaped += escapeMarkup(clean.slice(end, index));
    end = index + address.length;
    // Discord ends an address where white space follows; elsewhere it has to be told.
    escaped += /^[.,:;]?(?:\s|$)/.test(clean.slice(end, end + 2)) ? address : `<${address}>`;
  }
  return escapeLineStarts(escaped + escapeMarkup(clean.slice(end)));
}

/** A person's own words, on one line: as `escapeText`, but addresses do not become links either. */
export function escapeWords(text: string): string {
  const line = withoutControls(text).replace(/\s+/g, ' ').trim();
  return escapeLineStarts(escapeMarkup(line));
}

/** A masked link, or the label alone where the address is none that Discord opens. */
export function link(label: string, url: string): string {
  const text = escapeLineStarts(escapeMarkup(withoutControls(label)));
  const address = webAddress(url);
  return address === null ? text : `[${text}](<${address}>)`;
}

function webAddress(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return null;
  return href.replace(
    /[()<>[\]\\`*|~]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

/** An address without any character that is markup, so that it can stand unescaped; not the full stop after it. */
const ADDRESS = /\bhttps?:\/\/[\w\-./?=&%#:+,;!$']*[\w\-/=&%#+$]/g;

function escapeMarkup(text: string): string {
  return text
    .replace(/[\\*_~`|<>[\]]/g, '\\$&')
    .replace(/@(?=everyone|here)/g, '\\@')
    .replaceAll('://', '\\://');
}

/** Headings, lists and subtext count only where a line begins. */
function escapeLineStarts(text: string): string {
  return text.replace(/^(\s*)([#+-])/gm, '$1\\$2').replace(/^(\s*\d+)([.)])/gm, '$1\\$2');
}

/** Line breaks stay; other control characters and those that turn the writing direction or have no width go. */
function withoutControls(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/(?!\n)[\p{Cc}\u200B\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu, (char) =>
      char === '\t' ? ' ' : '',
    );
}
