import type { Bag, FeatureSet } from './corpus.js';
import { PAIRS, WORDS } from './features.js';
import { type Examples, softmax, trainLinear } from './linear.js';
import type { Training } from './training.js';

/** What the linear model makes of an utterance. */
export interface Input {
  readonly bag: Bag;
  /** Average meaning; of length 0 where the language has no word vectors. */
  readonly meaning: Float32Array;
}

export interface Example extends Input {
  readonly label: number;
  /** A hash of the utterance. */
  readonly key: number;
}

/** A trained linear model. Rows are first the dimensions of the meaning, then the features. */
export interface Ranker {
  readonly classes: number;
  readonly dimensions: number;
  /** How much a feature tells: ln(1 + classes / classes that have it); 0 for one that no class has. */
  readonly telling: Float32Array;
  /** One signed byte a weight, times the scale of its row: a quarter of the memory, and the same ranking. */
  readonly weights: Int8Array;
  readonly scales: Float32Array;
}

/** Length of each block of features, tuned on CLINC150 (5 and 100 an intent) and BANKING77 together. */
const BLOCK_WEIGHT = Object.freeze({ words: 1, pairs: 0.6, letters: 0.6 });
const MEANING_WEIGHT = 1;

const SEED = 2022;

export function trainRanker(
  examples: readonly Example[],
  { size, blocks }: FeatureSet,
  classes: number,
  { passes, rates, kernel, goesOn }: Training,
): Ranker {
  const dimensions = examples[0]?.meaning.length ?? 0;
  const telling = tellingness(examples, size, classes);
  const { weights, stride } = trainLinear(
    toExamples(examples, telling, blocks, dimensions),
    size + dimensions,
    classes,
    { epochs: passes, rate: rates / passes, seed: SEED, goesOn },
    kernel,
  );
  return { classes, dimensions, telling, ...quantise(weights, stride, size + dimensions, classes) };
}

/** Probability of each class, in the order of the labels. */
export function rank(input: Input, ranker: Ranker, blocks: Uint8Array): Float32Array {
  const { classes, telling, weights, scales } = ranker;
  // Padded with zeros: four rows are added at once, so that the scores are read and written a quarter as often.
  const room = Math.ceil((input.meaning.length + input.bag.ids.length) / 4) * 4;
  const ids = new Int32Array(room);
  const values = new Float32Array(room);
  const end = writeInput(input, telling, blocks, ids, values);
  const scores = new Float32Array(classes);
  const factorAt = (k: number): number => (values[k] as number) * (scales[ids[k] as number] as number);
  for (let k = 0; k < end; k += 4) {
    const a = factorAt(k);
    const b = factorAt(k + 1);
    const c = factorAt(k + 2);
    const d = factorAt(k + 3);
    const rowA = (ids[k] as number) * classes;
    const rowB = (ids[k + 1] as number) * classes;
    const rowC = (ids[k + 2] as number) * classes;
    const rowD = (ids[k + 3] as number) * classes;
    for (let i = 0; i < classes; i++) {
      scores[i] =
        (scores[i] as number) +
        a * (weights[rowA + i] as number) +
        b * (weights[rowB + i] as number) +
        c * (weights[rowC + i] as number) +
        d * (weights[rowD + i] as number);
    }
  }
  return softmax(scores);
}

function tellingness(examples: readonly Example[], size: number, classes: number): Float32Array {
  const count = new Float32Array(size);
  const last = new Int32Array(size).fill(-1);
  const byClass = [...examples].sort((a, b) => a.label - b.label);
  for (const { bag, label } of byClass) {
    for (const id of bag.ids) {
      if (last[id] === label) continue;
      last[id] = label;
      count[id] = (count[id] ?? 0) + 1;
    }
  }
  return count.map((classesWithIt) => (classesWithIt === 0 ? 0 : Math.log(1 + classes / classesWithIt)));
}

/**
 * Writes the rows of an utterance with their values: the dimensions of its meaning, then each known feature. A block has its
 * length, whatever the number of features in it.
 *
 * @returns how many were written
 */
function writeInput(
  { bag, meaning }: Input,
  telling: Float32Array,
  blocks: Uint8Array,
  ids: Int32Array,
  values: Float32Array,
): number {
  for (let d = 0; d < meaning.length; d++) {
    ids[d] = d;
    values[d] = (meaning[d] as number) * MEANING_WEIGHT;
  }
  let words = 0;
  let pairs = 0;
  let letters = 0;
  for (let k = 0; k < bag.ids.length; k++) {
    const id = bag.ids[k] as number;
    const value = (bag.weights[k] as number) * (telling[id] as number);
    const block = blocks[id] as number;
    if (block === WORDS) words += value * value;
    else if (block === PAIRS) pairs += value * value;
    else letters += value * value;
  }
  words = BLOCK_WEIGHT.words / Math.sqrt(words);
  pairs = BLOCK_WEIGHT.pairs / Math.sqrt(pairs);
  letters = BLOCK_WEIGHT.letters / Math.sqrt(letters);
  let end = meaning.length;
  for (let k = 0; k < bag.ids.length; k++) {
    const id = bag.ids[k] as number;
    const value = (bag.weights[k] as number) * (telling[id] as number);
    if (value === 0) continue;
    const block = blocks[id] as number;
    ids[end] = meaning.length + id;
    values[end++] = value * (block === WORDS ? words : block === PAIRS ? pairs : letters);
  }
  return end;
}

function toExamples(
  examples: readonly Example[],
  telling: Float32Array,
  blocks: Uint8Array,
  dimensions: number,
): Examples {
  return {
    labels: Int32Array.from(examples, ({ label }) => label),
    keys: Uint32Array.from(examples, ({ key }) => key),
    most: dimensions + examples.reduce((most, { bag }) => Math.max(most, bag.ids.length), 0),
    write: (index, ids, values) => writeInput(examples[index] as Example, telling, blocks, ids, values),
  };
}

function quantise(
  weights: Float32Array,
  stride: number,
  rows: number,
  classes: number,
): { weights: Int8Array; scales: Float32Array } {
  const bytes = new Int8Array(rows * classes);
  const scales = new Float32Array(rows);
  for (let row = 0; row < rows; row++) {
    const offset = row * stride;
    let largest = 0;
    for (let c = 0; c < classes; c++) largest = Math.max(largest, Math.abs(weights[offset + c] as number));
    if (largest === 0) continue;
    scales[row] = largest / 127;
    const factor = 127 / largest;
    for (let c = 0; c < classes; c++)
      bytes[row * classes + c] = Math.round((weights[offset + c] as number) * factor);
  }
  return { weights: bytes, scales };
}
