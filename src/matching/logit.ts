/** A logistic model over a few numbers, each brought to mean 0 and deviation 1. */
export interface Logit {
  readonly means: readonly number[];
  readonly deviations: readonly number[];
  /** One more than there are means: the last one is the constant. */
  readonly weights: readonly number[];
}

export interface LogitExample {
  readonly values: readonly number[];
  readonly isTrue: boolean;
  readonly weight: number;
}

const MOST_STEPS = 80;
/** Where no weight moves further than this in a step, more steps change nothing. */
const NO_MOVE = 1e-4;
/** p (1 - p) is at most this. */
const STEEPEST = 0.25;
/** The constant alone is free; this keeps the system solvable. */
const LEAST_RIDGE = 1e-3;

/**
 * Fits with the bound of Böhning and Lindsay (1988) in the place of the curvature: factored once, and no step ever leads
 * uphill, where Newton's method runs away when few examples are fully apart. All weights but the constant are drawn to
 * the expected ones, by `ridge` the more strongly: few examples keep them, many overrule them.
 *
 * @param expected weights of the numbers at mean 0 and deviation 1
 */
export function fitLogit(
  examples: readonly LogitExample[],
  ridge: number,
  expected: readonly number[] = [],
): Logit {
  const width = examples[0]?.values.length ?? 0;
  const { means, deviations } = spread(examples, width);
  const rows = rowsOf(examples, means, deviations);
  const stride = width + 1;
  const goals = Float64Array.from({ length: stride }, (_, i) => (i < width ? (expected[i] ?? 0) : 0));
  const pulls = new Float64Array(stride).fill(ridge, 0, width).fill(LEAST_RIDGE, width);
  const bound = boundOf(rows, stride);
  bound.forEach((line, i) => {
    line[i] = (line[i] as number) + (pulls[i] as number);
  });
  factor(bound);
  const weights = goals.slice();
  const move = new Float64Array(stride);
  for (let step = 0; step < MOST_STEPS; step++) {
    for (let i = 0; i < stride; i++) {
      move[i] = (pulls[i] as number) * ((goals[i] as number) - (weights[i] as number));
    }
    addGradient(rows, weights, move);
    solve(bound, move);
    for (let i = 0; i < stride; i++) weights[i] = (weights[i] as number) + (move[i] as number);
    if (move.every((by) => Math.abs(by) < NO_MOVE)) break;
  }
  return { means, deviations, weights: [...weights] };
}

/** The examples as lists of numbers. */
interface Rows {
  /** The numbers of all examples one after the other, scaled, each with the constant behind it. */
  readonly values: Float64Array;
  readonly truths: Float64Array;
  readonly counts: Float64Array;
}

/** The lower half of what is nowhere less than the curvature. */
function boundOf({ values, counts }: Rows, stride: number): Float64Array[] {
  const bound = Array.from({ length: stride }, () => new Float64Array(stride));
  for (let i = 0; i < stride; i++) {
    const line = bound[i] as Float64Array;
    for (let example = 0; example < counts.length; example++) {
      const at = example * stride;
      const a = STEEPEST * (counts[example] as number) * (values[at + i] as number);
      for (let j = 0; j <= i; j++) line[j] = (line[j] as number) + a * (values[at + j] as number);
    }
  }
  return bound;
}

function addGradient({ values, truths, counts }: Rows, weights: Float64Array, gradient: Float64Array): void {
  const stride = weights.length;
  for (let example = 0; example < counts.length; example++) {
    const at = example * stride;
    let sum = 0;
    for (let i = 0; i < stride; i++) sum += (values[at + i] as number) * (weights[i] as number);
    const error = (counts[example] as number) * ((truths[example] as number) - sigmoid(sum));
    for (let i = 0; i < stride; i++)
      gradient[i] = (gradient[i] as number) + error * (values[at + i] as number);
  }
}

function rowsOf(
  examples: readonly LogitExample[],
  means: readonly number[],
  deviations: readonly number[],
): Rows {
  const stride = means.length + 1;
  const rows = new Float64Array(examples.length * stride).fill(1);
  examples.forEach(({ values }, index) => {
    for (let i = 0; i < means.length; i++) {
      rows[index * stride + i] = ((values[i] ?? 0) - (means[i] as number)) / (deviations[i] as number);
    }
  });
  return {
    values: rows,
    truths: Float64Array.from(examples, ({ isTrue }) => (isTrue ? 1 : 0)),
    counts: Float64Array.from(examples, ({ weight }) => weight),
  };
}

/** Probability that the model gives. */
export function logitOf({ means, deviations, weights }: Logit, values: readonly number[]): number {
  return sigmoid(dot(scale(values, means, deviations), weights));
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] ?? 0);
  return sum;
}

function scale(values: readonly number[], means: readonly number[], deviations: readonly number[]): number[] {
  return [...values.map((value, i) => (value - (means[i] ?? 0)) / (deviations[i] ?? 1)), 1];
}

function spread(examples: readonly LogitExample[], width: number): { means: number[]; deviations: number[] } {
  const means = new Array<number>(width).fill(0);
  const squares = new Array<number>(width).fill(0);
  for (const { values } of examples) {
    for (let i = 0; i < width; i++) {
      const value = values[i] ?? 0;
      means[i] = (means[i] as number) + value / examples.length;
      squares[i] = (squares[i] as number) + (value * value) / examples.length;
    }
  }
  const deviations = squares.map((square, i) => Math.sqrt(Math.max(square - (means[i] ?? 0) ** 2, 0)) || 1);
  return { means, deviations };
}

/** Cholesky factor of a symmetric positive matrix of which the lower half is given, in its place. */
function factor(matrix: readonly Float64Array[]): void {
  matrix.forEach((line, i) => {
    for (let j = 0; j <= i; j++) {
      const other = matrix[j] as Float64Array;
      let sum = line[j] as number;
      for (let k = 0; k < j; k++) sum -= (line[k] as number) * (other[k] as number);
      line[j] = i === j ? Math.sqrt(Math.max(sum, 1e-9)) : sum / (other[j] as number);
    }
  });
}

/** Solves the system of which the Cholesky factor is given, in the place of its right side. */
function solve(lower: readonly Float64Array[], right: Float64Array): void {
  const at = (i: number, j: number): number => lower[i]?.[j] as number;
  for (let i = 0; i < right.length; i++) {
    let sum = right[i] as number;
    for (let k = 0; k < i; k++) sum -= at(i, k) * (right[k] as number);
    right[i] = sum / at(i, i);
  }
  for (let i = right.length - 1; i >= 0; i--) {
    let sum = right[i] as number;
    for (let k = i + 1; k < right.length; k++) sum -= at(k, i) * (right[k] as number);
    right[i] = sum / at(i, i);
  }
}
