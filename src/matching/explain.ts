import type { Term } from './terms.js';
import type { WordVectors } from './vectors.js';
import { generalWeight, rankOf, type Vocabulary } from './vocabulary.js';

/** How well the words of a question are explained by one intent. All shares are weighted by how informative a word is. */
export interface Explanation {
  /** Share of the question that the intent's words explain, 0 to 1. */
  readonly coverage: number;
  /** Weight of the heaviest word left unexplained. */
  readonly heaviest: number;
  /** Weight of all words left unexplained. */
  readonly missing: number;
  /** Likeness to the intent's nearest utterance, word by word and in both directions, 0 to 1. */
  readonly nearest: number;
  /** Numbers and years of the question that the intent never names. */
  readonly foreignNumbers: number;
  /** Weight left unexplained of each term of the question. */
  readonly rest: readonly number[];
}

/** The terms of a question, as a vocabulary sees them. */
export interface Query {
  readonly terms: readonly Term[];
  readonly numbers: readonly number[];
  readonly weights: readonly number[];
  /** Weight of all terms but stop words. */
  readonly total: number;
  /** Share of the question that the knowledge as a whole explains. */
  readonly known: number;
  /** Weight of the heaviest word that the knowledge does not have. */
  readonly strangest: number;
}

/** A query with the likenesses of its terms to those of the vocabulary. */
interface LiveQuery extends Query {
  readonly rows: readonly Float32Array[];
  /** The heaviest terms, by number: a long question is compared with other questions by these. */
  readonly compared: readonly number[];
  /** For each term, whether it is one of these. */
  readonly isCompared: readonly boolean[];
  /** Places in `compared` of the terms that other words may be like; the rest are like themselves alone. */
  readonly like: readonly number[];
  readonly hasDigit: readonly boolean[];
}

/** Numbers of a question that are no strangers to an intent, even where it never names them. */
export interface NumbersAssumed {
  readonly years: boolean;
  readonly counts: boolean;
}

export interface Explainer {
  readonly read: (terms: readonly Term[]) => LiveQuery;
  readonly explain: (query: LiveQuery, intent: number, assumed: NumbersAssumed) => Explanation;
}

/** Cosine from which a word of like meaning begins to explain another one, and from which it explains it best. */
const LIKE_FROM = 0.45;
const LIKE_TO = 0.85;
/** A word of like meaning never explains as well as the word itself. */
const LIKE_AT_MOST = 0.85;
/** Rows of likenesses that are remembered: the words of questions repeat. */
const ROWS = 300;
const UNSET = -1;
/** Terms of a question that are compared with those of other questions: comparing takes the square of their number. */
const MOST_COMPARED = 16;
const DIGIT = /\p{N}/u;
const YEAR = /^(?:19|20)\d\d$/;

export function createExplainer(vocabulary: Vocabulary, vectors: WordVectors | undefined): Explainer {
  const { keys, weights, ranks, starts, terms: intentTerms } = vocabulary;
  const numbers = new Map(keys.map((key, index) => [key, index]));
  const width = vectors?.dimensions ?? 0;
  const table = new Float32Array(keys.length * width);
  ranks.forEach((rank, index) => {
    if (rank >= 0) vectors?.addTo(table.subarray(index * width, (index + 1) * width), rank, 1);
  });
  const rows = new Map<string, { row: Float32Array; vector: Float32Array | undefined }>();
  // Rows that are forgotten serve again: making and freeing them would cost more than filling them.
  const spare: Float32Array[] = [];
  const forget = (): void => {
    for (const { row } of rows.values()) spare.push(row);
    rows.clear();
  };

  /** Likenesses of a term to the terms of the vocabulary, worked out where they are asked for. */
  const rowOf = (term: Term): Float32Array => {
    const known = rows.get(term.key);
    if (known) return known.row;
    const rank = rankOf(term, vectors);
    let vector: Float32Array | undefined;
    if (rank >= 0 && vectors && !term.isStop) {
      vector = new Float32Array(width);
      vectors.addTo(vector, rank, 1);
    }
    const row = (spare.pop() ?? new Float32Array(keys.length)).fill(vector ? UNSET : 0);
    const own = numbers.get(term.key);
    if (own !== undefined) row[own] = 1;
    rows.set(term.key, { row, vector });
    return row;
  };

  const likeness = (term: Term, row: Float32Array, other: number): number => {
    const found = row[other] as number;
    if (found !== UNSET) return found;
    const vector = rows.get(term.key)?.vector;
    const like = vector && ranks[other] !== -1 ? soften(dotAt(vector, table, other * width)) : 0;
    row[other] = like;
    return like;
  };

  const best = (term: Term, row: Float32Array, list: Int32Array, from: number, to: number): number => {
    let most = 0;
    for (let k = from; k < to && most < 1; k++) {
      const like = likeness(term, row, list[k] as number);
      if (like > most) most = like;
    }
    return most;
  };

  const read = (all: readonly Term[]): LiveQuery => {
    const terms = [...new Map(all.map((term) => [term.key, term])).values()];
    // Between two questions only: the rows of one are in use together.
    if (rows.size + terms.length > ROWS) forget();
    const termNumbers = terms.map(({ key }) => numbers.get(key) ?? -1);
    const termWeights = terms.map((term, i) => {
      const number = termNumbers[i] ?? -1;
      return number >= 0 ? (weights[number] as number) : generalWeight(term, vectors);
    });
    let total = 0;
    let explained = 0;
    let strangest = 0;
    terms.forEach((term, i) => {
      if (term.isStop) return;
      const weight = termWeights[i] ?? 0;
      total += weight;
      if ((termNumbers[i] ?? -1) >= 0) explained += weight;
      else strangest = Math.max(strangest, weight);
    });
    const compared = heaviest(termWeights, MOST_COMPARED);
    const termRows = terms.map(rowOf);
    return {
      terms,
      numbers: termNumbers,
      weights: termWeights,
      rows: termRows,
      compared,
      like: compared.flatMap((i, place) => (rows.get(terms[i]?.key ?? '')?.vector ? [place] : [])),
      isCompared: terms.map((_, i) => compared.includes(i)),
      hasDigit: terms.map(({ key }) => DIGIT.test(key)),
      total,
      known: total > 0 ? explained / total : 1,
      strangest,
    };
  };

  // Working memory, used anew for each intent: where the pairs of a term of the intent begin and end, and for each pair the
  // place of the question's term among those compared, and the likeness, above 0.
  const begins = new Int32Array(keys.length);
  const ends = new Int32Array(keys.length);
  const mostPairs = MOST_COMPARED * longestOf(starts);
  const places = new Uint8Array(mostPairs);
  const likenesses = new Float32Array(mostPairs);
  // The same for one utterance: the best likeness of each compared term, and the term of the utterance that has it.
  const likes = new Float32Array(MOST_COMPARED);
  const where = new Int32Array(MOST_COMPARED);

  // For a term of the vocabulary that is one of the compared ones: its place among these, plus 1.
  const placeOfSame = new Uint8Array(keys.length);

  /** Pairs of a compared term of the question and a term of the intent that is like it, and the best likeness of each. */
  const compare = (query: LiveQuery, from: number, to: number): Float32Array => {
    const { terms, rows: all, compared, like, numbers: own } = query;
    const covers = new Float32Array(terms.length);
    let count = 0;
    compared.forEach((i, place) => {
      const number = own[i] as number;
      if (number >= 0) placeOfSame[number] = place + 1;
    });
    for (let k = from; k < to; k++) {
      const other = intentTerms[k] as number;
      begins[other] = count;
      const same = (placeOfSame[other] as number) - 1;
      if (same >= 0) {
        places[count] = same;
        likenesses[count++] = 1;
        covers[compared[same] as number] = 1;
      }
      for (let l = 0; l < like.length; l++) {
        const place = like[l] as number;
        if (place === same) continue;
        const i = compared[place] as number;
        const found = likeness(terms[i] as Term, all[i] as Float32Array, other);
        if (found === 0) continue;
        places[count] = place;
        likenesses[count++] = found;
        if (found > (covers[i] as number)) covers[i] = found;
      }
      ends[other] = count;
    }
    for (const i of compared) if ((own[i] as number) >= 0) placeOfSame[own[i] as number] = 0;
    return covers;
  };

  const explain = (query: LiveQuery, intent: number, assumed: NumbersAssumed): Explanation => {
    const from = starts[intent] ?? 0;
    const to = starts[intent + 1] ?? 0;
    const covers = compare(query, from, to);
    let missing = 0;
    let heaviest = 0;
    let foreignNumbers = 0;
    const rest = query.terms.map((term, i) => {
      if (term.isStop) return 0;
      const cover = query.isCompared[i]
        ? (covers[i] as number)
        : best(term, query.rows[i] as Float32Array, intentTerms, from, to);
      const isNumber = query.hasDigit[i] as boolean;
      if (isNumber && (YEAR.test(term.key) ? assumed.years : assumed.counts)) return 0;
      const left = (query.weights[i] ?? 0) * (1 - cover);
      missing += left;
      heaviest = Math.max(heaviest, left);
      if (cover < 1 && isNumber) foreignNumbers++;
      return left;
    });
    return {
      coverage: query.total > 0 ? 1 - missing / query.total : 0,
      heaviest,
      missing,
      nearest: nearestUtterance(query, intent),
      foreignNumbers,
      rest,
    };
  };

  /** Needs what `compare` found for the same intent. */
  const nearestUtterance = (query: LiveQuery, intent: number): number => {
    const { utteranceStarts, utteranceTermStarts, utteranceTerms } = vocabulary;
    const { compared } = query;
    let asked = 0;
    for (let place = 0; place < compared.length; place++)
      asked += query.weights[compared[place] as number] as number;
    let most = 0;
    for (let u = utteranceStarts[intent] ?? 0; u < (utteranceStarts[intent + 1] ?? 0); u++) {
      const to = utteranceTermStarts[u + 1] ?? 0;
      let said = 0;
      likes.fill(0);
      for (let k = utteranceTermStarts[u] ?? 0; k < to; k++) {
        const other = utteranceTerms[k] as number;
        said += weights[other] as number;
        for (let p = begins[other] as number; p < (ends[other] as number); p++) {
          const place = places[p] as number;
          const like = likenesses[p] as number;
          if (like <= (likes[place] as number)) continue;
          likes[place] = like;
          where[place] = other;
        }
      }
      // Both directions in one pass: what of the question is in the utterance, and what of the utterance was asked.
      let covered = 0;
      let met = 0;
      for (let place = 0; place < compared.length; place++) {
        const like = likes[place] as number;
        if (like === 0) continue;
        covered += like * (query.weights[compared[place] as number] as number);
        met += like * (weights[where[place] as number] as number);
      }
      const recall = covered / (asked || 1);
      const precision = Math.min(1, met / (said || 1));
      const both = (2 * recall * precision) / (recall + precision || 1);
      if (both > most) most = both;
    }
    return most;
  };

  return { read, explain };
}

/** Terms of the intent that has the most. */
function longestOf(starts: Int32Array): number {
  let longest = 0;
  for (let i = 1; i < starts.length; i++)
    longest = Math.max(longest, (starts[i] ?? 0) - (starts[i - 1] ?? 0));
  return longest;
}

/** Numbers of the heaviest, in their order. */
function heaviest(weights: readonly number[], most: number): number[] {
  const all = weights.map((_, index) => index);
  if (all.length <= most) return all;
  return all
    .sort((a, b) => (weights[b] as number) - (weights[a] as number) || a - b)
    .slice(0, most)
    .sort((a, b) => a - b);
}

function soften(cosine: number): number {
  const place = (cosine - LIKE_FROM) / (LIKE_TO - LIKE_FROM);
  return LIKE_AT_MOST * Math.max(0, Math.min(1, place));
}

/** Four sums at once: the processor need not wait for one addition before the next. */
function dotAt(vector: Float32Array, table: Float32Array, offset: number): number {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  for (let i = 0; i < vector.length; i += 4) {
    a += (vector[i] as number) * (table[offset + i] as number);
    b += (vector[i + 1] as number) * (table[offset + i + 1] as number);
    c += (vector[i + 2] as number) * (table[offset + i + 2] as number);
    d += (vector[i + 3] as number) * (table[offset + i + 3] as number);
  }
  return a + b + c + d;
}
