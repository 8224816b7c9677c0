import Fuse from 'fuse.js';
import { once } from '../once.js';
import type { Fits, Repair } from './terms.js';

export interface SpellingOptions {
  /** Words of the language itself, most frequent first: no typos, even where the knowledge does not have them. */
  readonly dictionary: readonly string[];
  /** Without Fuse.js only one edit is forgiven; the benchmark compares. */
  readonly fuzzy: boolean;
}

/** Shorter words have too many neighbours to guess. */
const SHORTEST = 3;
/** Longest word that is looked up. */
const LONGEST = 24;
/** Fuse.js score, 0 for the same word, up to which a word with more than one edit is taken for another. */
const FUSE_THRESHOLD = 0.4;
/** Words of the dictionary that are taken for real ones; further down it has names and typos of its own. */
const REAL_WORDS = 20_000;
/** A real word that many times rarer than a word of the knowledge with two letters swapped is that word: "frist". */
const RARER = 30;
/** A word that nobody knows is typed again in the same conversation, if at all: few are remembered. */
const REMEMBERED = 50;
const SAME_FIRST_LETTER = 4;
const OTHER_LETTER = 0.4;
const TWO_EDITS_FROM = 6;
/** How much likelier a word is for each neighbour that the knowledge has beside it. */
const BESIDE = 30;
/** Candidates that Fuse.js sees: its time grows with them. */
const MOST_CANDIDATES = 60;

/** A word that was perhaps meant, and how likely it is beside others. */
interface Candidate {
  readonly word: string;
  readonly use: number;
}

/** Repairs words that neither the knowledge nor the language has, by the words that the knowledge has. */
export function createSpelling(
  words: ReadonlyMap<string, number>,
  { dictionary, fuzzy }: SpellingOptions,
): Repair {
  // Built for the first word that needs them: a start is in a hurry, and most words are known.
  const own = once(() => createIndex([...words.keys()]));
  const general = once(() => createIndex(dictionary.slice(0, REAL_WORDS)));
  const real = once(() => new Map(dictionary.slice(0, REAL_WORDS).map((word, place) => [word, place + 1])));
  const known = new Map<string, readonly Candidate[]>();

  /** A word without its stretched letters, else words of the knowledge at one edit, else words of the language, else what Fuse.js finds in the knowledge. */
  const look = (word: string): readonly Candidate[] => {
    const plain = unstretched(word).find((other) => words.has(other) || real().has(other));
    if (plain !== undefined) return [{ word: plain, use: 1 }];
    const near = own()(word, 2);
    const ours = oneEdit(word, near, (other) => words.get(other) ?? 0);
    if (ours.length > 0) return ours;
    const others = oneEdit(word, general()(word, 1), (_, place) => 1 / (place + 1));
    if (others.length > 0) return others;
    const found = fuzzy ? fewEdits(word, near, words) : undefined;
    return found === undefined ? [] : [{ word: found, use: 1 }];
  };

  /** The word of the knowledge that this one is with two letters swapped, if that is far more frequent. */
  const unswapped = (word: string, rank: number): string | undefined =>
    swapsOf(word).find(
      (other) => words.has(other) && rank > RARER * (real().get(other) ?? Number.POSITIVE_INFINITY),
    );

  const candidatesFor = (word: string): readonly Candidate[] => {
    const found = known.get(word);
    if (found !== undefined) return found;
    if (known.size >= REMEMBERED) known.clear();
    const made = look(word);
    known.set(word, made);
    return made;
  };

  return (word, fits) => {
    if (word.length < SHORTEST || word.length > LONGEST || words.has(word) || /\p{N}/u.test(word)) {
      return word;
    }
    const rank = real().get(word);
    if (rank !== undefined) return unswapped(word, rank) ?? word;
    return likeliest(candidatesFor(word), fits) ?? word;
  };
}

function likeliest(candidates: readonly Candidate[], fits: Fits): string | undefined {
  if (candidates.length <= 1) return candidates[0]?.word;
  let best: string | undefined;
  let most = 0;
  for (const { word, use } of candidates) {
    const likely = use * BESIDE ** fits(word);
    if (likely <= most) continue;
    most = likely;
    best = word;
  }
  return best;
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

/** The same for one edit at most, without the table. */
export function isOneEdit(a: string, b: string): boolean {
  const more = b.length - a.length;
  if (more > 1 || more < -1) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  if (at === a.length) return true;
  const isSwap = more === 0 && a[at] === b[at + 1] && a[at + 1] === b[at];
  const skipA = isSwap ? 2 : more <= 0 ? 1 : 0;
  const skipB = isSwap ? 2 : more >= 0 ? 1 : 0;
  return a.length - at - skipA === b.length - at - skipB && a.endsWith(b.slice(at + skipB));
}

/** "Sooo" and "whaaat" without the letters that were typed for emphasis; nothing where there are none. */
function unstretched(word: string): string[] {
  const twice = word.replace(/(\p{L})\1{2,}/gu, '$1$1');
  return twice === word ? [] : [twice, word.replace(/(\p{L})\1{2,}/gu, '$1')];
}

/** A word with each two of its neighbouring letters swapped, but for the first. */
function swapsOf(word: string): string[] {
  return Array.from(
    { length: Math.max(0, word.length - 2) },
    (_, at) => `${word.slice(0, at + 1)}${word[at + 2]}${word[at + 1]}${word.slice(at + 3)}`,
  );
}

/** Words at one edit, weighed by their use; one with the same first letter counts more, as few miss that. */
function oneEdit(
  word: string,
  near: readonly string[],
  useOf: (other: string, place: number) => number,
): Candidate[] {
  return near.flatMap((other, place) =>
    isOneEdit(word, other)
      ? {
          word: other,
          use: useOf(other, place) * (other[0] === word[0] ? SAME_FIRST_LETTER : 1) * slip(word, other),
        }
      : [],
  );
}

/** How likely the one edit between two words is: fingers leave out, double and swap letters more than they replace them. */
function slip(word: string, other: string): number {
  if (word.length !== other.length) return 1;
  let at = 0;
  while (word[at] === other[at] && at < word.length) at++;
  const isSwap = word[at] === other[at + 1] && word[at + 1] === other[at];
  return isSwap ? 1 : OTHER_LETTER;
}

/** Finds, in their order, the words that may be within so many edits by their length and letters. */
function createIndex(all: readonly string[]): (word: string, edits: number) => string[] {
  const list = all.filter(({ length }) => length >= SHORTEST && length <= LONGEST);
  const masks = Int32Array.from(list, lettersOf);
  const lengths = Uint8Array.from(list, ({ length }) => length);
  return (word, edits) => {
    const mask = lettersOf(word);
    const near: string[] = [];
    for (let i = 0; i < list.length; i++) {
      const difference = (lengths[i] as number) - word.length;
      if (difference > edits || difference < -edits || bits((masks[i] as number) ^ mask) > 2 * edits)
        continue;
      near.push(list[i] as string);
    }
    return near;
  };
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
