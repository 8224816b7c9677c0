import type { WordVectors } from './vectors.js';

/** Smoothing of "smooth inverse frequency" (Arora et al. 2017): how soon a frequent word stops to count. */
const SMOOTHING = 1e-3;
/** Share of a text that the word of rank r has is about this over r (Zipf's law). */
const ZIPF = 0.08;

/** A meaning is a unit vector: no number of it is above 1, and each is kept in so many parts of 1. */
export const MEANING_PARTS = 32_767;

/** Puts meanings together out of words, one after the other. */
export interface MeaningWriter {
  /** Adds a word by its rank; -1, for one that has no vector, adds nothing. */
  readonly add: (rank: number) => void;
  /**
   * Writes the average meaning of what was added from `target[at]` on, rare words counting more, as a unit vector in
   * `MEANING_PARTS`; all zeros where no word was added. Then it begins anew.
   */
  readonly take: (target: Int16Array, at: number) => void;
}

export function createMeaningWriter(vectors: WordVectors): MeaningWriter {
  const sum = new Float32Array(vectors.dimensions);
  return {
    add: (rank) => {
      if (rank >= 0) vectors.addTo(sum, rank, SMOOTHING / (SMOOTHING + ZIPF / (rank + 2)));
    },
    take: (target, at) => {
      let squares = 0;
      for (let d = 0; d < sum.length; d++) squares += (sum[d] as number) ** 2;
      const parts = squares > 0 ? MEANING_PARTS / Math.sqrt(squares) : 0;
      for (let d = 0; d < sum.length; d++) target[at + d] = Math.round((sum[d] as number) * parts);
      sum.fill(0);
    },
  };
}
