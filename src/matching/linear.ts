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
  const { score, update } = kernel;
  const memory = kernel.memory();
  if (!goesOn) new Float32Array(memory, 0, scoresAt).fill(0);
  const ids = new Int32Array(memory, idsAt * 4, most);
  const values = new Float32Array(memory, valuesAt * 4, most);
  const allScores = new Float32Array(memory, scoresAt * 4, stride);
  const scores = allScores.subarray(0, classes);
  const groups = new Int32Array(memory, groupsAt * 4, stride / LANES);
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
      const miss = 1 - softmax(scores, label);
      if (miss < WELL_KNOWN) known[example] = 1;
      if (miss < SURE) continue;
      scores[label] = -miss;
      update(
        idsAt * 4,
        valuesAt * 4,
        count,
        0,
        seenAt * 4,
        scoresAt * 4,
        stride * 4,
        groupsAt * 4,
        (groupsAt + groupsToMove(allScores, groups)) * 4,
        step,
        FIRST_STEP,
      );
    }
  }
  return { weights: new Float32Array(memory, 0, seenAt), stride };
}

/** A class that is so far below the best one has no chance worth working out: e^-20 is two in a thousand million. */
const NEVER = -20;

/**
 * Turns scores into probabilities, in place.
 *
 * @returns the probability of one class
 */
export function softmax(scores: Float32Array, one = 0): number {
  let largest = Number.NEGATIVE_INFINITY;
  for (let c = 0; c < scores.length; c++) {
    if ((scores[c] as number) > largest) largest = scores[c] as number;
  }
  let sum = 0;
  for (let c = 0; c < scores.length; c++) {
    const below = (scores[c] as number) - largest;
    if (below < NEVER) {
      scores[c] = 0;
      continue;
    }
    const power = Math.exp(below);
    scores[c] = power;
    sum += power;
  }
  const share = 1 / sum;
  for (let c = 0; c < scores.length; c++) scores[c] = (scores[c] as number) * share;
  return scores[one] as number;
}

/** Lists where the groups of classes stand, in bytes, of which one has a gradient that is worth a step. */
function groupsToMove(gradient: Float32Array, into: Int32Array): number {
  let count = 0;
  for (let from = 0; from < gradient.length; from += LANES) {
    if (
      isSlight(gradient[from] as number) &&
      isSlight(gradient[from + 1] as number) &&
      isSlight(gradient[from + 2] as number) &&
      isSlight(gradient[from + 3] as number)
    )
      continue;
    into[count++] = from * 4;
  }
  return count;
}

function isSlight(slope: number): boolean {
  return slope <= SLIGHT && slope >= -SLIGHT;
}
