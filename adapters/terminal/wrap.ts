/**
 * Breaks text at spaces so that no line is wider than `width` columns; each line begins with `indent`. A word that is wider
 * than a line (an address) stays whole, so that it can be clicked and copied.
 */
export function wrap(text: string, width: number, indent = ''): string {
  return text
    .split('\n')
    .map((line) => wrapLine(line, width - columns(indent), indent))
    .join('\n');
}

function wrapLine(line: string, width: number, indent: string): string {
  const lines: string[] = [];
  let current = '';
  let used = 0;
  for (const word of line.split(' ')) {
    if (word === '') continue;
    const size = columns(word);
    if (current !== '' && used + 1 + size > width) {
      lines.push(current);
      current = word;
      used = size;
    } else {
      used += size + (current === '' ? 0 : 1);
      current = current === '' ? word : `${current} ${word}`;
    }
  }
  lines.push(current);
  return lines.map((text) => (text === '' ? '' : indent + text)).join('\n');
}

const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\uFF01-\uFF60]/u;
const NO_WIDTH = /[\p{M}\p{Cf}]/u;

/** Columns that a terminal gives the text, close enough for breaking lines. */
export function columns(text: string): number {
  let count = 0;
  for (const character of text) count += NO_WIDTH.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return count;
}
