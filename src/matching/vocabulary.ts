import type { Language } from './language.js';
import { createLists } from './lists.js';
import type { Term } from './terms.js';
import type { Utterances } from './utterances.js';
import type { WordVectors } from './vectors.js';

/** The terms that a knowledge uses, and which intent uses which. */
export interface Vocabulary {
  readonly keys: readonly string[];
  /** 0 to 1: how much a term tells one intent from the others, and how rare it is in the language. */
  readonly weights: Float32Array;
  /** Place of the term's word in the word vectors; -1 for none. */
  readonly ranks: Int32Array;
  /** Unit vectors of these words by columns: dimension `d` of term `t` is at `d * strideOf(ranks.length) + t`. */
  readonly meanings: Float32Array;
  /** Terms of intent `i`, in its utterances and its answer, ascending: from `starts[i]` to `starts[i + 1]`. */
  readonly starts: Int32Array;
  readonly terms: Int32Array;
  /** Utterances of intent `i`: from `utteranceStarts[i]` to `utteranceStarts[i + 1]`; their terms likewise. */
  readonly utteranceStarts: Int32Array;
  readonly utteranceTermStarts: Int32Array;
  readonly utteranceTerms: Int32Array;
}

/** What an intent brings to the vocabulary. */
export interface Wording {
  /** Numbers of its utterances. */
  readonly utterances: Int32Array;
  readonly answer: readonly Term[];
}

/** Weight of words like "who" or "not": they tell what is asked, but are in every question. */
const STOP_WEIGHT = 0.12;
/** Words more frequent than the first say little, words rarer than the second say all they can. */
const FREQUENT_RANK = 60;
const RARE_RANK = 2500;
const LEAST_WEIGHT = 0.25;

export function buildVocabulary(
  wordings: readonly Wording[],
  { lists, terms }: Utterances,
  vectors: WordVectors | undefined,
): Vocabulary {
  const numbers = new Map<string, number>();
  const sample: Term[] = [];
  const numberOf = (term: Term): number => {
    const known = numbers.get(term.key);
    if (known !== undefined) return known;
    numbers.set(term.key, sample.length);
    return sample.push(term) - 1;
  };
  /** Number in the vocabulary by number among the terms of the utterances, plus 1; 0 where it was not met yet. */
  const known = new Int32Array(terms.length);
  const numberAt = (place: number): number => {
    const term = lists.numbers[place] as number;
    const number = known[term] || numberOf(terms[term] as Term) + 1;
    known[term] = number;
    return number - 1;
  };
  const byIntent = createLists(wordings.length);
  const byUtterance = createLists(wordings.reduce((sum, { utterances }) => sum + utterances.length, 0));
  const utteranceStarts = new Int32Array(wordings.length + 1);
  const intentsWith: number[] = [];
  const lastIntent: number[] = [];
  wordings.forEach(({ utterances, answer }, intent) => {
    const all: number[] = [];
    const addToIntent = (number: number): void => {
      if (lastIntent[number] === intent) return;
      lastIntent[number] = intent;
      all.push(number);
    };
    for (const utterance of utterances) {
      for (let k = lists.starts[utterance] as number; k < (lists.starts[utterance + 1] as number); k++) {
        const number = numberAt(k);
        byUtterance.insert(number);
        addToIntent(number);
      }
      byUtterance.end();
    }
    for (const term of answer) addToIntent(numberOf(term));
    for (const number of Int32Array.from(all).sort()) {
      byIntent.push(number);
      intentsWith[number] = (intentsWith[number] ?? 0) + 1;
    }
    byIntent.end();
    utteranceStarts[intent + 1] = (utteranceStarts[intent] as number) + utterances.length;
  });
  const most = Math.log(1 + wordings.length);
  const weights = Float32Array.from(sample, (term, index) => {
    const rarity = Math.log(1 + wordings.length / (intentsWith[index] ?? 1)) / most;
    return term.isStop ? STOP_WEIGHT : generalWeight(term, vectors) * (0.3 + 0.7 * rarity);
  });
  const ranks = Int32Array.from(sample, (term) => rankOf(term, vectors));
  const ofIntents = byIntent.build();
  const ofUtterances = byUtterance.build();
  return {
    keys: sample.map(({ key }) => key),
    weights,
    ranks,
    meanings: vectors ? meaningsOf(ranks, vectors) : new Float32Array(0),
    starts: ofIntents.starts,
    terms: ofIntents.numbers,
    utteranceStarts,
    utteranceTermStarts: ofUtterances.starts,
    utteranceTerms: ofUtterances.numbers,
  };
}

/** Weight of a term by the language alone, 0 to 1: all that can be said of a term that the knowledge does not have. */
export function generalWeight(term: Term, vectors: WordVectors | undefined): number {
  if (term.isStop) return STOP_WEIGHT;
  if (!vectors || term.words.length > 1) return 1;
  const rank = vectors.rank(term.words[0] ?? '');
  if (rank < 0) return 1;
  const place = Math.log((rank + 1) / FREQUENT_RANK) / Math.log(RARE_RANK / FREQUENT_RANK);
  return Math.max(LEAST_WEIGHT, Math.min(1, place));
}

/** Rank of a term's rarest word, which carries its meaning; -1 where no word has a vector. */
export function rankOf({ words }: Term, vectors: WordVectors | undefined): number {
  return vectors ? Math.max(...words.map(vectors.rank)) : -1;
}

/** Words of the knowledge as they are written, for repairing typos: with stop words, so that "waht" finds "what". */
export function spellings(
  wordings: readonly Wording[],
  { lists, terms }: Utterances,
  language: Language,
): Map<string, number> {
  const uses = new Int32Array(terms.length);
  for (const { utterances } of wordings) {
    for (const utterance of utterances) {
      for (let k = lists.starts[utterance] as number; k < (lists.starts[utterance + 1] as number); k++) {
        const term = lists.numbers[k] as number;
        uses[term] = (uses[term] as number) + 1;
      }
    }
  }
  const counts = new Map<string, number>();
  const add = (word: string, count: number): void => {
    counts.set(word, (counts.get(word) ?? 0) + count);
  };
  terms.forEach(({ words }, term) => {
    const count = uses[term] as number;
    if (count > 0) for (const word of words) add(word, count);
  });
  for (const { answer } of wordings) for (const { words } of answer) for (const word of words) add(word, 1);
  for (const word of language.stopWords) add(word, 1);
  return counts;
}

/** Words that are turned from rows into columns together: one at a time would touch all of the memory for each. */
const AT_ONCE = 64;

function meaningsOf(ranks: Int32Array, vectors: WordVectors): Float32Array {
  const width = vectors.dimensions;
  const stride = strideOf(ranks.length);
  const table = new Float32Array(width * stride);
  const rows = new Float32Array(AT_ONCE * width);
  for (let from = 0; from < ranks.length; from += AT_ONCE) {
    const count = Math.min(AT_ONCE, ranks.length - from);
    rows.fill(0);
    for (let i = 0; i < count; i++) {
      const rank = ranks[from + i] as number;
      if (rank >= 0) vectors.addTo(rows.subarray(i * width, (i + 1) * width), rank, 1);
    }
    for (let d = 0; d < width; d++) {
      for (let i = 0; i < count; i++) table[d * stride + from + i] = rows[i * width + d] as number;
    }
  }
  return table;
}

/** Columns are as many as a multiple of four: the loop over them takes four at once. */
export function strideOf(terms: number): number {
  return Math.ceil(terms / 4) * 4;
}
