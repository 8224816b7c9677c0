import { createLikeness } from './likeness.js';
import type { Term } from './terms.js';
import type { WordVectors } from './vectors.js';
import { generalWeight, type Vocabulary } from './vocabulary.js';

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

/** A query with what is needed to explain it, for as long as no other is read. */
interface LiveQuery extends Query {
  readonly hasDigit: readonly boolean[];
  /** The most that the terms of an utterance could weigh that were asked for. */
  readonly meetable: number;
}

/** Numbers of a question that are no strangers to an intent, even where it never names them. */
export interface NumbersAssumed {
  readonly years: boolean;
  readonly counts: boolean;
}

export interface Explainer {
  readonly read: (terms: readonly Term[]) => LiveQuery;
  /** Explains the query that was read last. */
  readonly explain: (query: LiveQuery, intent: number, assumed: NumbersAssumed) => Explanation;
}

const DIGIT = /\p{N}/u;
const YEAR = /^(?:19|20)\d\d$/;

export function createExplainer(vocabulary: Vocabulary, vectors: WordVectors | undefined): Explainer {
  const { keys, weights, starts, terms: intentTerms } = vocabulary;
  const numbers = new Map(keys.map((key, index) => [key, index]));
  const neighboursOf = createLikeness(vocabulary, vectors);

  // Working memory of one question. Pairs of a term of the vocabulary and a term of the question that is like it: for each
  // term of the vocabulary its first pair, and for each pair the next one of the same term, or -1.
  const firstPair = new Int32Array(keys.length).fill(-1);
  let pairs = createPairs(1024);
  let count = 0;

  const pairUp = (terms: readonly Term[], termNumbers: readonly number[]): void => {
    for (let pair = 0; pair < count; pair++) firstPair[pairs.known[pair] as number] = -1;
    count = 0;
    for (let i = 0; i < terms.length; i++) {
      const near = neighboursOf(terms[i] as Term, termNumbers[i] as number);
      if (count + near.numbers.length > pairs.known.length) pairs = enlarge(pairs, near.numbers.length);
      for (let k = 0; k < near.numbers.length; k++) {
        const number = near.numbers[k] as number;
        pairs.known[count] = number;
        pairs.asked[count] = i;
        pairs.like[count] = near.likes[k] as number;
        pairs.next[count] = firstPair[number] as number;
        firstPair[number] = count++;
      }
    }
  };

  /** Of the query whose terms were paired up last. */
  const meetableWeight = (): number => {
    let sum = 0;
    for (let pair = 0; pair < count; ) {
      const i = pairs.asked[pair];
      let most = 0;
      for (; pair < count && pairs.asked[pair] === i; pair++) {
        most = Math.max(
          most,
          (pairs.like[pair] as number) * (weights[pairs.known[pair] as number] as number),
        );
      }
      sum += most;
    }
    return sum;
  };

  const read = (all: readonly Term[]): LiveQuery => {
    const terms = [...new Map(all.map((term) => [term.key, term])).values()];
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
    pairUp(terms, termNumbers);
    return {
      terms,
      numbers: termNumbers,
      weights: termWeights,
      hasDigit: terms.map(({ key }) => DIGIT.test(key)),
      meetable: meetableWeight(),
      total,
      known: total > 0 ? explained / total : 1,
      strangest,
    };
  };

  /** For each term of the question the likeness of the term of the intent that is most like it. */
  const coversOf = (terms: readonly Term[], from: number, to: number): Float32Array => {
    const covers = new Float32Array(terms.length);
    for (let k = from; k < to; k++) {
      for (let p = firstPair[intentTerms[k] as number] as number; p >= 0; p = pairs.next[p] as number) {
        const i = pairs.asked[p] as number;
        if ((pairs.like[p] as number) > (covers[i] as number)) covers[i] = pairs.like[p] as number;
      }
    }
    return covers;
  };

  const explain = (query: LiveQuery, intent: number, assumed: NumbersAssumed): Explanation => {
    const from = starts[intent] ?? 0;
    const to = starts[intent + 1] ?? 0;
    const covers = coversOf(query.terms, from, to);
    let missing = 0;
    let heaviest = 0;
    let foreignNumbers = 0;
    const rest = query.terms.map((term, i) => {
      if (term.isStop) return 0;
      const cover = covers[i] as number;
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

  // Of one utterance, for each term of the question: the best likeness, and the term of the utterance that has it.
  let likes = new Float32Array(64);
  let where = new Int32Array(64);

  const { utteranceStarts, utteranceTermStarts, utteranceTerms } = vocabulary;
  const saidBy = new Float64Array(utteranceTermStarts.length);
  /** Weight of all terms of an utterance. */
  const weightOf = (utterance: number): number => {
    const known = saidBy[utterance] as number;
    if (known > 0) return known;
    let said = 0;
    const to = utteranceTermStarts[utterance + 1] as number;
    for (let k = utteranceTermStarts[utterance] as number; k < to; k++) {
      said += weights[utteranceTerms[k] as number] as number;
    }
    saidBy[utterance] = said;
    return said;
  };

  const nearestUtterance = ({ weights: asks, meetable }: LiveQuery, intent: number): number => {
    if (likes.length < asks.length) {
      likes = new Float32Array(asks.length);
      where = new Int32Array(asks.length);
    }
    let asked = 0;
    for (let i = 0; i < asks.length; i++) asked += asks[i] as number;
    let most = 0;
    for (let u = utteranceStarts[intent] ?? 0; u < (utteranceStarts[intent + 1] ?? 0); u++) {
      const said = weightOf(u);
      // As near as it could be, all of the question being in it: what is long says too much else.
      const bound = Math.min(1, meetable / (said || 1));
      if ((2 * bound) / (1 + bound) <= most) continue;
      const to = utteranceTermStarts[u + 1] ?? 0;
      likes.fill(0, 0, asks.length);
      for (let k = utteranceTermStarts[u] ?? 0; k < to; k++) {
        const other = utteranceTerms[k] as number;
        for (let p = firstPair[other] as number; p >= 0; p = pairs.next[p] as number) {
          const i = pairs.asked[p] as number;
          const like = pairs.like[p] as number;
          if (like <= (likes[i] as number)) continue;
          likes[i] = like;
          where[i] = other;
        }
      }
      // Both directions in one pass: what of the question is in the utterance, and what of the utterance was asked.
      let covered = 0;
      let met = 0;
      for (let i = 0; i < asks.length; i++) {
        const like = likes[i] as number;
        if (like === 0) continue;
        covered += like * (asks[i] as number);
        met += like * (weights[where[i] as number] as number);
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

interface Pairs {
  readonly known: Int32Array;
  readonly asked: Int32Array;
  readonly like: Float32Array;
  readonly next: Int32Array;
}

function createPairs(room: number): Pairs {
  return {
    known: new Int32Array(room),
    asked: new Int32Array(room),
    like: new Float32Array(room),
    next: new Int32Array(room),
  };
}

function enlarge(pairs: Pairs, more: number): Pairs {
  const larger = createPairs(pairs.known.length * 2 + more);
  larger.known.set(pairs.known);
  larger.asked.set(pairs.asked);
  larger.like.set(pairs.like);
  larger.next.set(pairs.next);
  return larger;
}
