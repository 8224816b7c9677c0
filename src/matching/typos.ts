import Fuse from 'fuse.js';

export interface SpellingOptions {
  /** True for a word of the language itself: it is no typo, even where the knowledge does not have it. */
  readonly isRealWord: (word: string) => boolean;
  /** Without Fuse.js only one edit is forgiven; the benchmark compares. */
  readonly fuzzy: boolean;
}

/** Shorter words have too many neighbours to guess. */
const SHORTEST = 4;
/** Longest word that is looked up. */
const LONGEST = 24;
/** Fuse.js score, 0 for the same word, up to which a word with more than one edit is taken for another. */
const FUSE_THRESHOLD = 0.4;
const TWO_EDITS_FROM = 6;
/** Candidates that Fuse.js sees: its time grows with them. */
const MOST_CANDIDATES = 60;

/** Repairs words that neither the knowledge nor the language has, by the words that the knowledge has. */
export function createSpelling(
  words: ReadonlyMap<string, number>,
  { isRealWord, fuzzy }: SpellingOptions,
): (word: string) => string {
  const list = [...words.keys()].filter(({ length }) => length >= SHORTEST - 1 && length <= LONGEST);
  const masks = Int32Array.from(list, lettersOf);
  const repaired = new Map<string, string>();

  const look = (word: string): string => {
    const mask = lettersOf(word);
    const near: string[] = [];
    for (let i = 0; i < list.length; i++) {
      const other = list[i] ?? '';
      const difference = other.length - word.length;
      if (difference < -2 || difference > 2 || bits((masks[i] ?? 0) ^ mask) > 4) continue;
      near.push(other);
    }
    return oneEdit(word, near, words) ?? (fuzzy ? fewEdits(word, near, words) : undefined) ?? word;
  };

  return (word) => {
    if (
      word.length < SHORTEST ||
      word.length > LONGEST ||
      words.has(word) ||
      /\p{N}/u.test(word) ||
      isRealWord(word)
    ) {
      return word;
    }
    const known = repaired.get(word);
    if (known !== undefined) return known;
    if (repaired.size > 5000) repaired.clear();
    const better = look(word);
    repaired.set(word, better);
    return better;
  };
}

/**
 * Edits between two words: a letter more, less or other, or two neighbours swapped (optimal string alignment); stops
 * counting above `limit`.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let edits = Math.min(
        (previous[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (previous[j - 1] ?? 0) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        edits = Math.min(edits, (before[j - 2] ?? 0) + 1);
      }
      row.push(edits);
      least = Math.min(least, edits);
    }
    if (least > limit) return limit + 1;
    before = previous;
    previous = row;
  }
  return previous[b.length] ?? limit + 1;
}

/** The most used word at one edit; of equals the one with the same first letter. */
function oneEdit(
  word: string,
  near: readonly string[],
  counts: ReadonlyMap<string, number>,
): string | undefined {
  let best: string | undefined;
  let most = 0;
  for (const other of near) {
    if (Math.abs(other.length - word.length) > 1 || editDistance(word, other, 1) > 1) continue;
    const weight = (counts.get(other) ?? 0) * (other[0] === word[0] ? 4 : 1);
    if (weight > most) {
      most = weight;
      best = other;
    }
  }
  return best;
}

function fewEdits(
  word: string,
  near: readonly string[],
  counts: ReadonlyMap<string, number>,
): string | undefined {
  if (word.length < TWO_EDITS_FROM) return undefined;
  const same = near.filter((other) => other[0] === word[0] || other[1] === word[1]);
  const fuse = new Fuse(same.slice(0, MOST_CANDIDATES), {
    includeScore: true,
    threshold: FUSE_THRESHOLD,
    ignoreLocation: true,
    ignoreFieldNorm: true,
  });
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const { item, score = 1 } of fuse.search(word)) {
    const distance = editDistance(word, item, 2);
    if (distance > 2) continue;
    const cost = score + distance - Math.min(0.2, Math.log1p(counts.get(item) ?? 0) / 50);
    if (cost < least) {
      least = cost;
      best = item;
    }
  }
  return best;
}

/** Which letters a word has, as bits. */
function lettersOf(word: string): number {
  let mask = 0;
  for (let i = 0; i < word.length; i++) mask |= 1 << (word.charCodeAt(i) & 31);
  return mask;
}

function bits(value: number): number {
  let rest = value - ((value >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
