import { createKernel, type Kernel } from './kernel.js';
import { shuffledPlaces } from './random.js';

/** Examples, each written into memory when it is its turn. */
export interface Examples {
  readonly labels: Int32Array;
  /** A hash of each example; their order in a pass depends on it. */
  readonly keys: Uint32Array;
  /** Features that an example has at most. */
  readonly most: number;
  /** Writes the features of an example with their values, and says how many there are. */
  readonly write: (example: number, ids: Int32Array, values: Float32Array) => number;
}

export interface LinearOptions {
  readonly epochs: number;
  readonly rate: number;
  readonly seed: number;
  /** True to go on with the weights that the last training with the same kernel left, of as many features and classes. */
  readonly goesOn?: boolean;
}

/** More than a training ever has. */
const MOST_EPOCHS = 100;
/** An example that is as sure as this teaches nothing more. */
const SURE = 0.002;
/** An example that is as sure as this is passed over once. */
const WELL_KNOWN = 0.05;
/** Keeps the first step of a weight from being infinite. */
const FIRST_STEP = 1e-3;
const LANES = 4;
/** A class whose probability is off by less is left as it is: after the first pass that are nearly all of them. */
const SLIGHT = 0.003;
const NO_SCORE = -1e30;

/**
 * Multinomial logistic regression by stochastic gradient descent, one step an example. The step of a weight shrinks with
 * the gradients it has seen (AdaGrad by Duchi et al. 2011; with one accumulator a feature instead of one a weight
 * BANKING77 loses 3 points).
 *
 * @returns weights, valid until the kernel is used again, row by row: the weight of feature `f` for class `c` is at `f * stride + c`
 */
export function trainLinear(
  { labels, keys, most, write }: Examples,
  features: number,
  classes: number,
  { epochs, rate, seed, goesOn = false }: LinearOptions,
  kernel: Kernel = createKernel(),
): { weights: Float32Array; stride: number } {
  const stride = Math.ceil(classes / LANES) * LANES;
  // Memory of the kernel, in numbers of four bytes: weights, gradients seen, scores, ids, values, groups to move.
  const seenAt = features * stride;
  const scoresAt = seenAt * 2;
  const idsAt = scoresAt + stride;
  const valuesAt = idsAt + most;
  const groupsAt = valuesAt + most;
  kernel.reserve((groupsAt + stride / LANES) * 4);
  const { score, slope, update } = kernel;
  const memory = kernel.memory();
  if (!goesOn) new Float32Array(memory, 0, scoresAt).fill(0);
  const ids = new Int32Array(memory, idsAt * 4, most);
  const values = new Float32Array(memory, valuesAt * 4, most);
  const scores = new Float32Array(memory, scoresAt * 4, stride);
  const known = new Uint8Array(labels.length);
  // No order comes twice, so that none leaves its mark.
  const salt = goesOn ? seed + MOST_EPOCHS : seed;
  for (let epoch = 0; epoch < epochs; epoch++) {
    const step = rate * (1 - epoch / (epochs + 1));
    for (const example of shuffledPlaces(keys, salt + epoch)) {
      if (known[example] === 1) {
        known[example] = 0;
        continue;
      }
      const count = write(example, ids, values);
      // The loops of the kernel run at least once.
      if (count === 0) continue;
      const label = labels[example] ?? 0;
      score(idsAt * 4, valuesAt * 4, count, 0, scoresAt * 4, stride * 4);
      // Columns that only fill up the last group are no classes.
      scores.fill(NO_SCORE, classes);
      const groupsEnd = slope(scoresAt * 4, stride * 4, (scoresAt + label) * 4, groupsAt * 4, SLIGHT);
      const miss = -(scores[label] as number);
      if (miss < WELL_KNOWN) known[example] = 1;
      if (miss < SURE || groupsEnd === groupsAt * 4) continue;
      update(
        idsAt * 4,
        valuesAt * 4,
        count,
        0,
        seenAt * 4,
        scoresAt * 4,
        stride * 4,
        groupsAt * 4,
        groupsEnd,
        step,
        FIRST_STEP,
      );
    }
  }
  return { weights: new Float32Array(memory, 0, seenAt), stride };
}

/** Turns scores into probabilities, in place. */
export function softmax(scores: Float32Array): Float32Array {
  let largest = Number.NEGATIVE_INFINITY;
  for (let c = 0; c < scores.length; c++) {
    if ((scores[c] as number) > largest) largest = scores[c] as number;
  }
  let sum = 0;
  for (let c = 0; c < scores.length; c++) {
    const power = Math.exp((scores[c] as number) - largest);
    scores[c] = power;
    sum += power;
  }
  const share = 1 / sum;
  for (let c = 0; c < scores.length; c++) scores[c] = (scores[c] as number) * share;
  return scores;
}
