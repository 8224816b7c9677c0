import type { Term } from './terms.js';
import type { WordVectors } from './vectors.js';

/** Smoothing of "smooth inverse frequency" (Arora et al. 2017): how soon a frequent word stops to count. */
const SMOOTHING = 1e-3;
/** Share of a text that the word of rank r has is about this over r (Zipf's law). */
const ZIPF = 0.08;

/**
 * Writes the average meaning of the terms as a unit vector, rare words counting more; all zeros where no word is known.
 *
 * @param meanings vectors one after the other, zero where none was written yet
 * @param number which of them is written
 */
export function writeMeaning(
  terms: readonly Term[],
  vectors: WordVectors,
  meanings: Float32Array,
  number: number,
): void {
  const from = number * vectors.dimensions;
  const to = from + vectors.dimensions;
  for (const { words } of terms) {
    for (const word of words) {
      const rank = vectors.rank(word);
      if (rank >= 0) vectors.addTo(meanings, rank, SMOOTHING / (SMOOTHING + ZIPF / (rank + 2)), from);
    }
  }
  let squares = 0;
  for (let i = from; i < to; i++) squares += (meanings[i] as number) ** 2;
  const length = Math.sqrt(squares);
  if (length > 0) for (let i = from; i < to; i++) meanings[i] = (meanings[i] as number) / length;
}
