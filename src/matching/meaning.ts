import type { Room } from './room.js';
import type { Term } from './terms.js';
import type { WordVectors } from './vectors.js';

/** Smoothing of "smooth inverse frequency" (Arora et al. 2017): how soon a frequent word stops to count. */
const SMOOTHING = 1e-3;
/** Share of a text that the word of rank r has is about this over r (Zipf's law). */
const ZIPF = 0.08;

/** Average meaning of the terms as a unit vector, rare words counting more; all zeros where no word is known. */
export function sentenceVector(terms: readonly Term[], vectors: WordVectors, room: Room): Float32Array {
  const sum = room.floats(vectors.dimensions);
  for (const { words } of terms) {
    for (const word of words) {
      const rank = vectors.rank(word);
      if (rank >= 0) vectors.addTo(sum, rank, SMOOTHING / (SMOOTHING + ZIPF / (rank + 2)));
    }
  }
  let squares = 0;
  for (let i = 0; i < sum.length; i++) squares += (sum[i] as number) ** 2;
  const length = Math.sqrt(squares);
  if (length > 0) for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] as number) / length;
  return sum;
}
