import { editDistance } from '../matching/typos.js';
import { readNumber } from './numbers.js';
import type { Speech } from './speech.js';

/** A look-up of encouragements by number. */
export interface Lookup {
  /** In the order asked for; may be out of range. */
  readonly numbers: readonly number[];
  /** True where the words name no encouragement ("the second one"): something listed before may be meant. */
  readonly bare: boolean;
  /** True where the words name a strand of the summary. */
  readonly strand: boolean;
  /** True for "the third": a place in an order; false for "number three". */
  readonly ordinal: boolean;
  /** True for "the last one": the number is that of the last encouragement. */
  readonly last: boolean;
}

export type ReadLookup = (words: readonly string[]) => Lookup | null;

/** Numbers of one look-up that are answered; more are a range typed by mistake. */
const MOST_NUMBERS = 5;
/** Numbers that are looked up at once without a word for what they number. */
const MOST_BARE_NUMBERS = 3;
/** Letters from which on two edits are forgiven. */
const TYPOS_FROM = 11;
/** Words of a message that can be a look-up by a bare number. */
const MOST_BARE_WORDS = 14;

/** Tells whether a folded word names a numbered thing of the paper, also where it is misspelt. */
export function createIsItem({ items }: Speech): (word: string | undefined) => boolean {
  const long = [...items].filter((item) => item.length >= TYPOS_FROM);
  return (word) =>
    word !== undefined &&
    (items.has(word) || (word.length >= TYPOS_FROM && long.some((item) => editDistance(word, item, 2) <= 2)));
}

export function createLookup(speech: Speech, count: number): ReadLookup {
  const isItem = createIsItem(speech);

  return (words) => {
    const used = new Set<number>();
    const numbers: number[] = [];
    let named = false;
    let signed = false;
    let ordinal = false;
    let strand = false;
    let last = false;
    for (let i = 0; i < words.length; i++) {
      const word = words[i] ?? '';
      if (speech.strandItems.has(word)) {
        used.add(i);
        strand = true;
        continue;
      }
      if (isItem(word)) {
        used.add(i);
        named = true;
        continue;
      }
      if (speech.numberSigns.has(word) && readNumber(words, i + 1, speech.numbers) !== null) {
        used.add(i);
        signed = true;
        continue;
      }
      if (
        word === 'last' &&
        (isItem(words[i + 1]) ||
          speech.strandItems.has(words[i + 1] ?? '') ||
          words[i + 1] === undefined ||
          words[i + 1] === 'one')
      ) {
        if (speech.otherItems.has(words[i + 1] ?? '')) return null;
        used.add(i);
        numbers.push(count);
        ordinal = true;
        last = true;
        continue;
      }
      // "one by one" numbers nothing.
      if (words[i + 1] === 'by' && words[i + 2] === word) {
        i += 2;
        continue;
      }
      const read = readNumber(words, i, speech.numbers);
      if (read === null) continue;
      const next = words[i + read.length];
      const before = words[i - 1];
      const isNumbered = isItem(before) || speech.numberSigns.has(before ?? '');
      // "all encouragements 4 me", but "encouragement 4".
      const isPlural = isItem(before) && before?.endsWith('s') === true;
      if ((!isNumbered || isPlural) && speech.soundAlikes.get(word)?.has(next ?? '')) continue;
      // "the second edition" and "fourteen encouragements" are no look-ups, "one" is most often a pronoun.
      if (speech.otherItems.has(next ?? '') || speech.otherItems.has(before ?? '')) return null;
      // "which comes first" asks for an order, not for the first of something.
      if (read.ordinal && ARRIVING.has(before ?? '')) return null;
      const alone = word === 'one' && !isNumbered;
      const isNamed = isItem(next) || speech.strandItems.has(next ?? '');
      const plural = !read.ordinal && isNamed && (next ?? '').endsWith('s');
      if (alone || plural) continue;
      for (let k = 0; k < read.length; k++) used.add(i + k);
      numbers.push(...shifted(words, i, read.value, numbers));
      ordinal ||= read.ordinal || numbers.at(-1) !== read.value;
      i += read.length - 1;
    }
    if (numbers.length === 0) return null;
    const rest = words.filter((_, i) => !used.has(i));
    const plain = rest.every(
      (word) => speech.lookupWords.has(word) || speech.fillers.has(word) || STEPS.has(word),
    );
    const bare = !named;
    // Figures in a row that nobody looks up: a telephone number, a keyboard mashed.
    if (bare && (numbers.length > MOST_BARE_NUMBERS || new Set(numbers).size < numbers.length)) return null;
    if (!plain && !(named && touches(words, used, isItem))) return null;
    if (
      bare &&
      (words.length > MOST_BARE_WORDS ||
        !(ordinal || signed || isPlainNumber(words, rest, speech) || isPair(numbers)))
    )
      return null;
    return { numbers: [...new Set(numbers)].slice(0, MOST_NUMBERS), bare, strand, ordinal, last };
  };
}

/** A question about one thing of a list by its place: "what does the first one stand for". */
export interface Listed {
  /** Its place from 1; 0 for the last. */
  readonly number: number;
  /** The words around it, with "it" in its place. */
  readonly rest: readonly string[];
}

export function createReadListed({
  numbers,
  otherItems,
  prepositions,
  listed,
}: Speech): (words: readonly string[]) => Listed | null {
  return (words) => {
    for (let at = 1; at < words.length; at++) {
      if (words[at - 1] !== 'the') continue;
      const read =
        words[at] === 'last' ? { value: 0, length: 1, ordinal: true } : readNumber(words, at, numbers);
      if (read === null || !read.ordinal) continue;
      const after = at + read.length;
      const isOne = listed.ones.has(words[after] ?? '');
      const next = words[isOne ? after + 1 : after];
      // "the first edition", "the first time": another thing than one of the list.
      if (otherItems.has(next ?? '') || (!isOne && next !== undefined && !listed.following.has(next)))
        return null;
      // "is the Academy the first?" asks for its place.
      if (next === undefined && !prepositions.has(words[at - 2] ?? '')) return null;
      const ofThem = next === 'of' && listed.them.has(words[isOne ? after + 2 : after + 1] ?? '') ? 2 : 0;
      return {
        number: read.value,
        rest: [...words.slice(0, at - 1), 'it', ...words.slice((isOne ? after + 1 : after) + ofThem)],
      };
    }
    return null;
  };
}

const ARRIVING: ReadonlySet<string> = new Set([
  'come',
  'comes',
  'came',
  'coming',
  'goes',
  'happens',
  'happened',
  'was',
  'is',
]);

/** Words that move a number: "the one after nine", "one to three". */
const STEPS: ReadonlySet<string> = new Set([
  'after',
  'before',
  'following',
  'behind',
  'to',
  'until',
  'through',
  'coming',
  'comes',
  'follows',
]);

function shifted(words: readonly string[], at: number, value: number, earlier: readonly number[]): number[] {
  const before = words.slice(Math.max(0, at - 3), at);
  if (before.includes('after') || before.includes('following') || before.includes('behind'))
    return [value + 1];
  if (before.includes('before')) return [value - 1];
  const from = earlier.at(-1);
  if (
    from !== undefined &&
    (words[at - 1] === 'to' || words[at - 1] === 'until') &&
    value > from &&
    value - from < MOST_NUMBERS
  ) {
    return Array.from({ length: value - from }, (_, i) => from + 1 + i);
  }
  return [value];
}

/** The number stands right beside the noun: whatever else is said, an encouragement is meant. */
function touches(
  words: readonly string[],
  used: ReadonlySet<number>,
  isItem: (word: string | undefined) => boolean,
): boolean {
  return words.some(
    (word, i) => isItem(word) && /^(?:enc|recom)/.test(word) && (used.has(i - 1) || used.has(i + 1)),
  );
}

/** "compare 2 and 13": two numbers that may both be numbers of something listed. */
function isPair(numbers: readonly number[]): boolean {
  return numbers.length === 2 && numbers.every((number) => number < 100);
}

/** "7", "and 12?": a number of at most two digits and nothing else that means anything. */
function isPlainNumber(words: readonly string[], rest: readonly string[], speech: Speech): boolean {
  return (
    words.every((word) => !/^\d{3,}$/.test(word)) &&
    rest.length <= 3 &&
    rest.every((word) => speech.fillers.has(word))
  );
}
