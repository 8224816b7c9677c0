/**
 * Text that may go to a terminal: what would move the cursor, change colours or titles, reorder or hide what stands there
 * is taken out. Line feeds stay, tabs become spaces.
 */
export function printable(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
    .replace(CONTROL, REPLACEMENT)
    .replace(HIDDEN, '');
}

/** Shown in place of a control character, so that a reader sees that something stood there. */
const REPLACEMENT = '\uFFFD';

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not reach a terminal
const CONTROL = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F]/g;

/** Zero-width characters, bidirectional embeddings, overrides and isolates, byte order marks, tag characters. */
const HIDDEN = /[\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u{E0000}-\u{E007F}]/gu;
