/**
 * Numbers as people type them when they look something up: `7`, `07`, `7th`, `seven`, `seventh`, `twenty-third`, `vii`.
 * A bare `i`, `v`, `x`, `c`, `d`, `l` or `m` is a letter, not a Roman number: only two letters or more are read as one.
 */
export interface NumberWords {
  /** Words for 0 to 19 and for the tens, with their value. */
  readonly cardinals: ReadonlyMap<string, number>;
  /** The same as ordinals: "third", "twentieth". */
  readonly ordinals: ReadonlyMap<string, number>;
  /** Endings that make a written figure an ordinal: "th". */
  readonly ordinalEndings: readonly string[];
}

export interface ReadNumber {
  readonly value: number;
  readonly ordinal: boolean;
  /** How many words it took. */
  readonly length: number;
}

/** The largest number that a look-up tells apart; beyond it all are out of range anyway. */
const LARGEST = 9999;

const ROMAN = /^(?=[ivxlcdm]{2,})(m{0,3})(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})$/;
const ROMAN_VALUES: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 };
/** Two letters or more that are a word or a unit more often than a number. */
const NOT_ROMAN: ReadonlySet<string> = new Set(
  'mix mi dill mill mm cc cv dc mc md cd cm ml dl dm xl xxl id mid mild dim lid vim civil livid vivid did ill il li ci'.split(
    ' ',
  ),
);

/** Reads the number that begins at `words[at]`, or null. */
export function readNumber(words: readonly string[], at: number, language: NumberWords): ReadNumber | null {
  const word = words[at];
  if (word === undefined) return null;
  const figure = /^(\d{1,4})(\p{L}*)$/u.exec(word);
  if (figure?.[1] !== undefined) {
    const ending = figure[2] ?? '';
    if (ending !== '' && !language.ordinalEndings.includes(ending)) return null;
    return { value: Number(figure[1]), ordinal: ending !== '', length: 1 };
  }
  const ordinal = language.ordinals.get(word);
  if (ordinal !== undefined) return { value: ordinal, ordinal: true, length: 1 };
  const cardinal = language.cardinals.get(word);
  if (cardinal !== undefined) return compound(words, at, cardinal, language);
  const roman = romanValue(word);
  return roman === null ? null : { value: roman, ordinal: false, length: 1 };
}

/** "twenty" with "three" or "third" behind it is one number. */
function compound(words: readonly string[], at: number, tens: number, language: NumberWords): ReadNumber {
  const next = words[at + 1];
  if (tens >= 20 && tens % 10 === 0 && next !== undefined) {
    const unit = language.cardinals.get(next);
    if (unit !== undefined && unit > 0 && unit < 10) return { value: tens + unit, ordinal: false, length: 2 };
    const ordinalUnit = language.ordinals.get(next);
    if (ordinalUnit !== undefined && ordinalUnit < 10)
      return { value: tens + ordinalUnit, ordinal: true, length: 2 };
  }
  return { value: tens, ordinal: false, length: 1 };
}

function romanValue(word: string): number | null {
  if (NOT_ROMAN.has(word) || !ROMAN.test(word)) return null;
  let total = 0;
  for (let i = 0; i < word.length; i++) {
    const value = ROMAN_VALUES[word[i] ?? ''] ?? 0;
    const next = ROMAN_VALUES[word[i + 1] ?? ''] ?? 0;
    total += value < next ? -value : value;
  }
  return total <= LARGEST ? total : null;
}
