/** A word of a text: its folded form for comparing, and where it stands in the text as it was typed. */
export interface Token {
  readonly text: string;
  /** Index of the first UTF-16 unit. */
  readonly start: number;
  /** Index behind the last UTF-16 unit. */
  readonly end: number;
}

/** Characters read of one utterance: six times the longest message of a chat platform that people write by hand. */
const MAX_CHARACTERS = 12_000;
/** Words kept of one utterance, half of them from its start and half from its end, where long messages ask. */
const MAX_TOKENS = 160;
/** Longer runs of letters are no words; their start is enough to compare. */
const MAX_WORD = 40;

const APOSTROPHES = /[\u2018\u2019\u201b\u02bc\u0060\u00b4\uff07]/gu;
/** Format characters (zero-width, direction marks, soft hyphen), variation selectors and controls within a line. */
const INVISIBLE = /(?![\t\n\r])[\p{Cf}\p{Cc}\p{Variation_Selector}]/gu;
const LATIN_MARKS = /(?<=\p{Script=Latin})\p{M}+/gu;
const DOTTED = /(?<![\p{L}\p{N}])(?:\p{L}\.){2,12}(?:\p{L}(?![\p{L}\p{N}]))?/gu;
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:'[\p{L}\p{M}\p{N}]+)*/gu;
/** Scripts that put no space between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

let segmenter: Intl.Segmenter | undefined;

/** Splits a text of any script into words, in bounded time, with each word's place in the text as it was typed. */
export function tokenise(typed: string): Token[] {
  const { text, origin, isAscii } = fold(clip(typed));
  const tokens: Token[] = [];
  const rest = text.includes('.') ? takeDotted(text, tokens, origin) : text;
  const hasDotted = tokens.length > 0;
  if (isAscii) addAscii(tokens, rest);
  else
    for (const found of rest.matchAll(WORD)) {
      if (UNSPACED.test(found[0])) addSegments(tokens, found[0], found.index, origin);
      else add(tokens, found[0], found.index, found[0].length, origin);
    }
  if (hasDotted) tokens.sort((a, b) => a.start - b.start);
  if (tokens.length <= MAX_TOKENS) return tokens;
  return [...tokens.slice(0, MAX_TOKENS / 2), ...tokens.slice(-MAX_TOKENS / 2)];
}

/** "U.N.E.S.C.O." is one word; what is left of the text has blanks in its place. */
function takeDotted(text: string, tokens: Token[], origin: Folded['origin']): string {
  return text.replace(DOTTED, (dotted: string, index: number) => {
    add(tokens, dotted.replaceAll('.', ''), index, dotted.length, origin);
    return ' '.repeat(dotted.length);
  });
}

interface Folded {
  readonly text: string;
  readonly isAscii: boolean;
  /** For each unit of `text` and its end, the index in the typed text. */
  readonly origin: (index: number) => number;
}

/** Both ends of an over-long text; what stands between is blank, so that places stay true. */
function clip(typed: string): string {
  if (typed.length <= MAX_CHARACTERS) return typed;
  const half = MAX_CHARACTERS / 2;
  return typed.slice(0, half) + ' '.repeat(typed.length - MAX_CHARACTERS) + typed.slice(-half);
}

function fold(typed: string): Folded {
  // Most text is ASCII: one call, and every place stays where it was.
  if (/^[\t\n\r\u0020-\u007e]*$/.test(typed)) {
    return { text: typed.toLowerCase().replaceAll('`', "'"), isAscii: true, origin: (index) => index };
  }
  let text = '';
  const places: number[] = [];
  // A letter and its marks are normalised together; nothing else changes when neighbours are looked at.
  for (const cluster of typed.matchAll(/ +|[^ ]\p{M}{0,30}/gsu)) {
    const plain = cluster[0].startsWith(' ') ? cluster[0] : foldCluster(cluster[0]);
    for (let i = 0; i < plain.length; i++) {
      places.push(cluster.index + Math.min(i, cluster[0].length - 1));
    }
    text += plain;
  }
  places.push(typed.length);
  return { text, isAscii: false, origin: (index) => places[index] ?? typed.length };
}

function foldCluster(cluster: string): string {
  return cluster
    .replace(INVISIBLE, '')
    .normalize('NFKD')
    .replace(LATIN_MARKS, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(APOSTROPHES, "'");
}

/** The words of a text of ASCII in small letters, as `WORD` has them: found in a tenth of the time. */
function addAscii(tokens: Token[], text: string): void {
  let start = -1;
  for (let i = 0; i <= text.length; i++) {
    const isInWord =
      isAsciiLetter(text.charCodeAt(i)) ||
      (start >= 0 && text.charCodeAt(i) === APOSTROPHE && isAsciiLetter(text.charCodeAt(i + 1)));
    if (isInWord) {
      if (start < 0) start = i;
    } else if (start >= 0) {
      tokens.push({ text: text.slice(start, Math.min(i, start + MAX_WORD)), start, end: i });
      start = -1;
    }
  }
}

const APOSTROPHE = 0x27;

function isAsciiLetter(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39);
}

function add(
  tokens: Token[],
  text: string,
  index: number,
  length: number,
  origin: (index: number) => number,
): void {
  tokens.push({ text: text.slice(0, MAX_WORD), start: origin(index), end: origin(index + length - 1) + 1 });
}

function addSegments(tokens: Token[], run: string, index: number, origin: (index: number) => number): void {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'word' });
  for (const { segment, index: inner, isWordLike } of segmenter.segment(run)) {
    if (isWordLike) add(tokens, segment, index + inner, segment.length, origin);
  }
}
