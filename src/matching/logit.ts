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

const STEPS = 80;
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
  const rows = examples.map(({ values }) => scale(values, means, deviations));
  const pull = (i: number): number => (i < width ? ridge : LEAST_RIDGE);
  const goal = (i: number): number => (i < width ? (expected[i] ?? 0) : 0);
  const bound = Array.from({ length: width + 1 }, (_, i) => {
    return Array.from({ length: width + 1 }, (_, j) => (i === j ? pull(i) : 0));
  });
  rows.forEach((row, index) => {
    const weight = STEEPEST * (examples[index]?.weight ?? 0);
    row.forEach((a, i) => {
      const line = bound[i] ?? [];
      for (let j = 0; j <= i; j++) line[j] = (line[j] ?? 0) + weight * a * (row[j] ?? 0);
    });
  });
  factor(bound);
  const weights = Array.from({ length: width + 1 }, (_, i) => goal(i));
  for (let step = 0; step < STEPS; step++) {
    const gradient = weights.map((weight, i) => pull(i) * (goal(i) - weight));
    rows.forEach((row, index) => {
      const { isTrue = false, weight = 0 } = examples[index] ?? {};
      const error = weight * ((isTrue ? 1 : 0) - sigmoid(dot(row, weights)));
      for (let i = 0; i <= width; i++) gradient[i] = (gradient[i] ?? 0) + error * (row[i] ?? 0);
    });
    solve(bound, gradient).forEach((change, i) => {
      weights[i] = (weights[i] ?? 0) + change;
    });
  }
  return { means, deviations, weights };
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
    values.forEach((value, i) => {
      means[i] = (means[i] ?? 0) + value / examples.length;
      squares[i] = (squares[i] ?? 0) + (value * value) / examples.length;
    });
  }
  const deviations = squares.map((square, i) => Math.sqrt(Math.max(square - (means[i] ?? 0) ** 2, 0)) || 1);
  return { means, deviations };
}

/** Cholesky factor of a symmetric positive matrix of which the lower half is given, in its place. */
function factor(matrix: number[][]): void {
  matrix.forEach((line, i) => {
    for (let j = 0; j <= i; j++) {
      const other = matrix[j] ?? [];
      let sum = line[j] ?? 0;
      for (let k = 0; k < j; k++) sum -= (line[k] ?? 0) * (other[k] ?? 0);
      line[j] = i === j ? Math.sqrt(Math.max(sum, 1e-9)) : sum / (other[j] ?? 1);
    }
  });
}

function solve(lower: readonly (readonly number[])[], right: readonly number[]): number[] {
  const at = (i: number, j: number): number => lower[i]?.[j] ?? 0;
  const y = [...right];
  for (let i = 0; i < y.length; i++) {
    let sum = y[i] ?? 0;
    for (let k = 0; k < i; k++) sum -= at(i, k) * (y[k] ?? 0);
    y[i] = sum / at(i, i);
  }
  for (let i = y.length - 1; i >= 0; i--) {
    let sum = y[i] ?? 0;
    for (let k = i + 1; k < y.length; k++) sum -= at(k, i) * (y[k] ?? 0);
    y[i] = sum / at(i, i);
  }
  return y;
}
