import { type FeatureSet, type Inputs, MOST_COUNTED } from './corpus.js';
import { PAIRS, WORDS } from './features.js';
import { createKernel } from './kernel.js';
import { type Examples, softmax, trainLinear } from './linear.js';
import { MEANING_PARTS } from './meaning.js';
import type { Training } from './training.js';

/** What the linear model sees of a knowledge. Plain numbers: it can be sent to another process. */
export interface Material {
  readonly inputs: Inputs;
  readonly features: Pick<FeatureSet, 'size' | 'blocks'>;
}

/** What is learnt from in one training. */
export interface Lesson {
  /** Numbers of the utterances. */
  readonly utterances: Int32Array;
  /** Their classes, ascending. */
  readonly labels: Int32Array;
  /** Their hashes. */
  readonly keys: Uint32Array;
  readonly classes: number;
  readonly training: Training;
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
/** By how often a feature occurs: 1 + ln(count), as the second time tells less than the first. */
const DAMPENED = Float32Array.from({ length: MOST_COUNTED + 1 }, (_, count) =>
  count === 0 ? 0 : 1 + Math.log(count),
);

/** Where rankers are trained: gives one for each lesson, as soon as it is ready. */
export type Trainer = (
  material: Material,
  lessons: readonly Lesson[],
) => readonly Ranker[] | Promise<readonly Promise<Ranker>[]>;

export const trainRankers: Trainer = (material, lessons) => lessons.map(createTrainer(material));

/** Trains one ranker after the other on the same material: a training may go on from the last. */
export function createTrainer({ inputs, features: { size, blocks } }: Material): (lesson: Lesson) => Ranker {
  const kernel = createKernel();
  return (lesson) => {
    const { classes, training } = lesson;
    const telling = tellingness(lesson, inputs, size);
    const { weights, stride } = trainLinear(
      toExamples(lesson, inputs, telling, blocks),
      size + inputs.dimensions,
      classes,
      {
        epochs: training.passes,
        rate: training.rates / training.passes,
        seed: SEED,
        goesOn: training.goesOn,
      },
      kernel,
    );
    return {
      classes,
      dimensions: inputs.dimensions,
      telling,
      ...quantise(weights, stride, size + inputs.dimensions, classes),
    };
  };
}

/** Probability of each class for an utterance, in the order of the labels. */
export function rank(inputs: Inputs, utterance: number, ranker: Ranker, blocks: Uint8Array): Float32Array {
  const { classes, telling, weights, scales } = ranker;
  // Padded with zeros: four rows are added at once, so that the scores are read and written a quarter as often.
  const room = Math.ceil(rowsOf(inputs, utterance) / 4) * 4;
  const ids = new Int32Array(room);
  const values = new Float32Array(room);
  const end = writeInput(inputs, utterance, telling, blocks, ids, values);
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

function tellingness(
  { utterances, labels, classes }: Lesson,
  { starts, ids }: Inputs,
  size: number,
): Float32Array {
  const count = new Float32Array(size);
  const last = new Int32Array(size).fill(-1);
  for (let example = 0; example < utterances.length; example++) {
    const utterance = utterances[example] as number;
    const label = labels[example] as number;
    for (let k = starts[utterance] as number; k < (starts[utterance + 1] as number); k++) {
      const id = ids[k] as number;
      if (last[id] === label) continue;
      last[id] = label;
      count[id] = (count[id] as number) + 1;
    }
  }
  return count.map((classesWithIt) => (classesWithIt === 0 ? 0 : Math.log(1 + classes / classesWithIt)));
}

/** Rows that an utterance has at most. */
function rowsOf({ starts, dimensions }: Inputs, utterance: number): number {
  return dimensions + (starts[utterance + 1] as number) - (starts[utterance] as number);
}

/**
 * Writes the rows of an utterance with their values: the dimensions of its meaning, then each known feature. A block has its
 * length, whatever the number of features in it.
 *
 * @returns how many were written
 */
function writeInput(
  { starts, ids: features, counts, dimensions, meanings }: Inputs,
  utterance: number,
  telling: Float32Array,
  blocks: Uint8Array,
  ids: Int32Array,
  values: Float32Array,
): number {
  const meaning = utterance * dimensions;
  for (let d = 0; d < dimensions; d++) {
    ids[d] = d;
    values[d] = (meanings[meaning + d] as number) * (MEANING_WEIGHT / MEANING_PARTS);
  }
  const from = starts[utterance] as number;
  const to = starts[utterance + 1] as number;
  let words = 0;
  let pairs = 0;
  let letters = 0;
  for (let k = from; k < to; k++) {
    const id = features[k] as number;
    const value = (DAMPENED[counts[k] as number] as number) * (telling[id] as number);
    const block = blocks[id] as number;
    if (block === WORDS) words += value * value;
    else if (block === PAIRS) pairs += value * value;
    else letters += value * value;
  }
  words = BLOCK_WEIGHT.words / Math.sqrt(words);
  pairs = BLOCK_WEIGHT.pairs / Math.sqrt(pairs);
  letters = BLOCK_WEIGHT.letters / Math.sqrt(letters);
  let end = dimensions;
  for (let k = from; k < to; k++) {
    const id = features[k] as number;
    const value = (DAMPENED[counts[k] as number] as number) * (telling[id] as number);
    if (value === 0) continue;
    const block = blocks[id] as number;
    ids[end] = dimensions + id;
    values[end++] = value * (block === WORDS ? words : block === PAIRS ? pairs : letters);
  }
  return end;
}

function toExamples(
  { utterances, labels, keys }: Lesson,
  inputs: Inputs,
  telling: Float32Array,
  blocks: Uint8Array,
): Examples {
  return {
    labels,
    keys,
    most: utterances.reduce((most, utterance) => Math.max(most, rowsOf(inputs, utterance)), 0),
    write: (example, ids, values) =>
      writeInput(inputs, utterances[example] as number, telling, blocks, ids, values),
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
