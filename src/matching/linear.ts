import { seededRandom, shuffledIndices } from './random.js';

/** Examples in one block of memory: example `i` owns `ids` and `values` from `starts[i]` to `starts[i + 1]`. */
export interface Examples {
  readonly starts: Int32Array;
  readonly ids: Int32Array;
  readonly values: Float32Array;
  readonly labels: Int32Array;
}

export interface LinearOptions {
  readonly epochs: number;
  readonly rate: number;
  readonly seed: number;
}

/** Gradients of classes less probable than this are left out: they are most of the work and hardly move anything. */
const NEGLIGIBLE = 0.001;
/** Keeps the first step of a weight from being infinite. */
const FIRST_STEP = 1e-3;

/**
 * Multinomial logistic regression by stochastic gradient descent, one step an example. The step of a feature shrinks with
 * the gradients it has seen (AdaGrad by Duchi et al. 2011; one accumulator a weight: with one a feature BANKING77 loses 3 points).
 *
 * @returns weights, row by row: the weight of feature `f` for class `c` is at `f * classes + c`
 */
export function trainLinear(
  { starts, ids, values, labels }: Examples,
  features: number,
  classes: number,
  { epochs, rate, seed }: LinearOptions,
): Float32Array {
  const weights = new Float32Array(features * classes);
  const seen = new Float32Array(features * classes);
  const scores = new Float32Array(classes);
  const active = new Int32Array(classes);
  const random = seededRandom(seed);
  for (let epoch = 0; epoch < epochs; epoch++) {
    const decay = rate * (1 - epoch / (epochs + 1));
    for (const example of shuffledIndices(labels.length, random)) {
      const from = starts[example] ?? 0;
      const to = starts[example + 1] ?? 0;
      const label = labels[example] ?? 0;
      scoreInto(scores, ids, values, from, to, weights, classes);
      softmax(scores);
      scores[label] = (scores[label] ?? 0) - 1;
      let count = 0;
      for (let c = 0; c < classes; c++) {
        const gradient = scores[c] ?? 0;
        if (gradient > NEGLIGIBLE || gradient < -NEGLIGIBLE) {
          active[count++] = c;
        }
      }
      for (let k = from; k < to; k++) {
        const value = values[k] ?? 0;
        const row = (ids[k] ?? 0) * classes;
        for (let a = 0; a < count; a++) {
          const c = active[a] ?? 0;
          const gradient = value * (scores[c] ?? 0);
          const sum = (seen[row + c] ?? 0) + gradient * gradient;
          seen[row + c] = sum;
          weights[row + c] = (weights[row + c] ?? 0) - (decay * gradient) / (Math.sqrt(sum) + FIRST_STEP);
        }
      }
    }
  }
  return weights;
}

/** Scores of all classes for the features from `from` to `to`, not yet normalised. */
export function scoreInto(
  scores: Float32Array,
  ids: Int32Array,
  values: Float32Array,
  from: number,
  to: number,
  weights: Float32Array,
  classes: number,
): void {
  scores.fill(0);
  let k = from;
  // Four features at once: the scores are read and written a quarter as often.
  for (; k + 3 < to; k += 4) {
    const a = (ids[k] as number) * classes;
    const b = (ids[k + 1] as number) * classes;
    const d = (ids[k + 2] as number) * classes;
    const e = (ids[k + 3] as number) * classes;
    const va = values[k] as number;
    const vb = values[k + 1] as number;
    const vd = values[k + 2] as number;
    const ve = values[k + 3] as number;
    for (let c = 0; c < classes; c++) {
      scores[c] =
        (scores[c] as number) +
        va * (weights[a + c] as number) +
        vb * (weights[b + c] as number) +
        vd * (weights[d + c] as number) +
        ve * (weights[e + c] as number);
    }
  }
  for (; k < to; k++) {
    const value = values[k] as number;
    const row = (ids[k] as number) * classes;
    for (let c = 0; c < classes; c++)
      scores[c] = (scores[c] as number) + value * (weights[row + c] as number);
  }
}

/** Turns scores into probabilities, in place. */
export function softmax(scores: Float32Array): void {
  let largest = Number.NEGATIVE_INFINITY;
  for (const score of scores) if (score > largest) largest = score;
  let sum = 0;
  for (let c = 0; c < scores.length; c++) {
    const power = Math.exp((scores[c] ?? 0) - largest);
    scores[c] = power;
    sum += power;
  }
  for (let c = 0; c < scores.length; c++) scores[c] = (scores[c] ?? 0) / sum;
}
