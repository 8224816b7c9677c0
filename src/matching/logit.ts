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

const NEWTON_STEPS = 8;

/** Fits by Newton's method with a ridge on all weights but the constant. */
export function fitLogit(examples: readonly LogitExample[], ridge: number): Logit {
  const width = examples[0]?.values.length ?? 0;
  const { means, deviations } = spread(examples, width);
  const rows = examples.map(({ values }) => scale(values, means, deviations));
  const weights = new Array<number>(width + 1).fill(0);
  for (let step = 0; step < NEWTON_STEPS; step++) {
    const gradient = weights.map((weight, i) => (i < width ? -ridge * weight : 0));
    const curvature = weights.map((_, i) =>
      weights.map((_, j) => (i === j ? (i < width ? ridge : 1e-6) : 0)),
    );
    rows.forEach((row, index) => {
      const { isTrue = false, weight = 0 } = examples[index] ?? {};
      const p = sigmoid(dot(row, weights));
      const slope = weight * Math.max(p * (1 - p), 1e-6);
      row.forEach((a, i) => {
        gradient[i] = (gradient[i] ?? 0) + weight * ((isTrue ? 1 : 0) - p) * a;
        const line = curvature[i] ?? [];
        for (let j = 0; j <= i; j++) line[j] = (line[j] ?? 0) + slope * a * (row[j] ?? 0);
      });
    });
    solve(curvature, gradient).forEach((change, i) => {
      weights[i] = (weights[i] ?? 0) + Math.max(-3, Math.min(3, change));
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
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
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

/** Solves a symmetric positive system of which the lower half is given (Cholesky). */
function solve(lower: number[][], right: readonly number[]): number[] {
  const size = right.length;
  const at = (i: number, j: number): number => lower[i]?.[j] ?? 0;
  const y = [...right];
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = at(i, j);
      for (let k = 0; k < j; k++) sum -= at(i, k) * at(j, k);
      const line = lower[i] ?? [];
      line[j] = i === j ? Math.sqrt(Math.max(sum, 1e-9)) : sum / at(j, j);
    }
    let sum = y[i] ?? 0;
    for (let k = 0; k < i; k++) sum -= at(i, k) * (y[k] ?? 0);
    y[i] = sum / at(i, i);
  }
  for (let i = size - 1; i >= 0; i--) {
    let sum = y[i] ?? 0;
    for (let k = i + 1; k < size; k++) sum -= at(k, i) * (y[k] ?? 0);
    y[i] = sum / at(i, i);
  }
  return y;
}
