/**
 * Cuts a text into pieces of at most `max`, as `size` measures them, at the strongest boundary that does: paragraphs, lines,
 * sentences, words, and single characters only where one word alone is too long. Nothing but white space at the cuts is lost.
 */
export function splitByMeaning(
  text: string,
  max: number,
  size: (text: string) => number = (piece) => piece.length,
): string[] {
  return divide(text, max, size, BOUNDARIES);
}

type Boundary = (text: string) => readonly string[];

/** Characters in a run, far fewer than any limit. */
const RUN = 100;

const segmenters = {
  sentence: new Intl.Segmenter(undefined, { granularity: 'sentence' }),
  grapheme: new Intl.Segmenter(undefined, { granularity: 'grapheme' }),
};

/** From the strongest to the weakest. Each keeps all characters: the parts joined are the text again. */
const BOUNDARIES: readonly Boundary[] = [
  (text) => text.split(/(?<=\n\n)(?!\n)/),
  (text) => text.split(/(?<=\n)/),
  (text) => Array.from(segmenters.sentence.segment(text), (part) => part.segment),
  (text) => text.split(/(?<=\s)(?=\S)/),
  // In runs first: measuring each character of a word without end would take its time.
  runs,
  graphemes,
  // A grapheme may be endless: a letter with any number of combining marks.
  (text) => Array.from(text),
];

/** Pieces of about `RUN` units that end between two characters as people see them. */
function runs(text: string): readonly string[] {
  const segments = segmenters.grapheme.segment(text);
  const found: string[] = [];
  for (let from = 0; from < text.length; ) {
    const there = from + RUN < text.length ? segments.containing(from + RUN) : undefined;
    const before = there?.index ?? text.length;
    const to = before > from ? before : before + (there?.segment.length ?? 0);
    found.push(text.slice(from, to));
    from = to;
  }
  return found;
}

function graphemes(text: string): readonly string[] {
  return Array.from(segmenters.grapheme.segment(text), (part) => part.segment);
}

/** Joins neighbours as long as they fit. Sizes of parts are added up: measuring every candidate would take squared time. */
function divide(
  text: string,
  max: number,
  size: (text: string) => number,
  [boundary, ...weaker]: readonly Boundary[],
): string[] {
  if (boundary === undefined || size(text) <= max) return text.trim() === '' ? [] : [text.trim()];
  const pieces: string[] = [];
  let open: string[] = [];
  let used = 0;
  const close = (): void => {
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
