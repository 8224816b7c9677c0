import { createKernel } from './kernel.js';
import type { Term } from './terms.js';
import type { WordVectors } from './vectors.js';
import { rankOf, strideOf, type Vocabulary } from './vocabulary.js';

/** Terms of a vocabulary that are like one term, by number, and how like: 0 (left out) to 1 for the term itself. */
export interface Neighbours {
  readonly numbers: Int32Array;
  readonly likes: Float32Array;
}

/** Cosine from which a word of like meaning begins to explain another one, and from which it explains it best. */
const LIKE_FROM = 0.45;
const LIKE_TO = 0.85;
/** A word of like meaning never explains as well as the word itself. */
const LIKE_AT_MOST = 0.85;
/** Terms whose neighbours are remembered: the words of questions repeat. */
const MOST_TERMS = 5000;
/** Bytes of a number. */
const BYTES = 4;

/**
 * Compares a word with all words of a vocabulary in one go, with the loop that scores classes while training: a row for each
 * dimension of the word vectors, and in it a column for each word.
 *
 * @returns what gives the neighbours of a term; `own` is its number in the vocabulary, -1 for none
 */
export function createLikeness(
  { ranks, meanings }: Vocabulary,
  vectors: WordVectors | undefined,
): (term: Term, own: number) => Neighbours {
  const width = vectors?.dimensions ?? 0;
  const stride = strideOf(ranks.length);
  // Memory of the kernel, in numbers: the table, the numbers of its rows, the vector of the term, its likenesses.
  const idsAt = width * stride;
  const vectorAt = idsAt + width;
  const likesAt = Math.ceil((vectorAt + width) / 4) * 4;
  const kernel = createKernel();
  kernel.reserve((likesAt + stride) * BYTES);
  const memory = kernel.memory();
  new Float32Array(memory, 0, idsAt).set(meanings);
  const vector = new Float32Array(memory, vectorAt * BYTES, width);
  const cosines = new Float32Array(memory, likesAt * BYTES, ranks.length);
  new Int32Array(memory, idsAt * BYTES, width).forEach((_, d, ids) => {
    ids[d] = d;
  });

  const compare = (rank: number, own: number): Neighbours => {
    vectors?.addTo(vector.fill(0), rank, 1);
    kernel.score(idsAt * BYTES, vectorAt * BYTES, width, 0, likesAt * BYTES, stride * BYTES);
    const numbers: number[] = [];
    for (let other = 0; other < cosines.length; other++) {
      if ((cosines[other] as number) > LIKE_FROM || other === own) numbers.push(other);
    }
    return {
      numbers: Int32Array.from(numbers),
      likes: Float32Array.from(numbers, (other) => (other === own ? 1 : soften(cosines[other] as number))),
    };
  };

  const known = new Map<string, Neighbours>();
  return (term, own) => {
    // By the words, not by their stem: "founded" and "founding" have one stem and two meanings.
    const name = term.words.length === 1 ? (term.words[0] as string) : term.words.join(' ');
    const found = known.get(name);
    if (found) return found;
    const rank = term.isStop ? -1 : rankOf(term, vectors);
    const made = rank >= 0 ? compare(rank, own) : own >= 0 ? itself(own) : NONE;
    // What people type is not kept just because it was typed.
    if (own < 0) return made;
    if (known.size >= MOST_TERMS) known.clear();
    known.set(name, made);
    return made;
  };
}

const NONE: Neighbours = { numbers: new Int32Array(0), likes: new Float32Array(0) };

function itself(own: number): Neighbours {
  return { numbers: Int32Array.of(own), likes: Float32Array.of(1) };
}

function soften(cosine: number): number {
  return LIKE_AT_MOST * Math.min(1, (cosine - LIKE_FROM) / (LIKE_TO - LIKE_FROM));
}
