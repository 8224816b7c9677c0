import { chunk } from './components.js';

/**
 * Cuts a text into pieces of at most `max`, as `size` measures them, at the strongest boundary that does: paragraphs, lines,
 * sentences, words, and single characters only where one word alone is too long. Nothing but white space at the cuts is lost.
 */
export function splitByMeaning(text: string, max: number, size: (text: string) => number): readonly string[] {
  return pack(divide(text, max, size, BOUNDARIES), max, size);
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
  (text) => chunk(graphemes(text), RUN).map((run) => run.join('')),
  graphemes,
  // A grapheme may be endless: a letter with any number of combining marks.
  (text) => Array.from(text),
];

function graphemes(text: string): readonly string[] {
  return Array.from(segmenters.grapheme.segment(text), (part) => part.segment);
}

function divide(
  text: string,
  max: number,
  size: (text: string) => number,
  [boundary, ...weaker]: readonly Boundary[],
): readonly string[] {
  if (boundary === undefined || size(text) <= max) return [text];
  return boundary(text).flatMap((part) => divide(part, max, size, weaker));
}

/** Joins neighbours as long as they fit. Sizes of parts are added up: measuring every candidate would take squared time. */
function pack(parts: readonly string[], max: number, size: (text: string) => number): readonly string[] {
  const pieces: string[] = [];
  let piece = '';
  let used = 0;
  for (const part of parts) {
    const needed = size(part);
    if (used + needed > max && piece !== '') {
      pieces.push(piece);
      piece = '';
      used = 0;
    }
    piece += part;
    used += needed;
  }
  pieces.push(piece);
  return pieces.map((text) => text.trim()).filter((text) => text !== '');
}
