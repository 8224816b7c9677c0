/**
 * Cuts text into pieces of at most `max` units as `size` counts them, at the strongest boundary that does: paragraph, line,
 * sentence, word, and between characters only where a single word is longer. Joined with white space the pieces are the text.
 */
export function split(text: string, max: number, size = (piece: string) => piece.length): string[] {
  return divide(text.trim(), max, size, BOUNDARIES);
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'sentence' });

/** From the strongest to the weakest; the parts of each, joined, are the text again. */
const BOUNDARIES: readonly ((text: string) => string[])[] = [
  (text) => text.split(/(?<=\n\s*\n)(?=\S)/),
  (text) => text.split(/(?<=\n)/),
  (text) => Array.from(segmenter.segment(text), ({ segment }) => segment),
  (text) => text.split(/(?<=\s)(?=\S)/),
  (text) => Array.from(text),
];

function divide(
  text: string,
  max: number,
  size: (piece: string) => number,
  [boundary, ...weaker]: typeof BOUNDARIES,
): string[] {
  if (boundary === undefined || size(text) <= max) return text.trim() === '' ? [] : [text.trim()];
  const pieces: string[] = [];
  let open: string[] = [];
  let used = 0;
  const close = () => {
    pieces.push(...divide(open.join(''), max, size, weaker));
    open = [];
    used = 0;
  };
  for (const part of boundary(text)) {
    const needed = size(part);
    if (used + needed > max && open.length > 0) close();
    open.push(part);
    used += needed;
  }
  close();
  return pieces;
}
