import { invertMatrix } from '../../src/kernels/optimise/invertMatrix.ts';
import type { EvidenceModel } from '../../src/kernels/registration/uncertainty/types.ts';

/** Keeps the weights finite where the classes separate; about one case's worth on standardised features. */
const RIDGE = 1;
const ITERATIONS = 50;

/**
 * Logistic regression with a ridge on the weights, by Newton's method on standardised features. A weight whose sign
 * contradicts what its feature means is an accident of the cohort's mix: the worst is set to 0 and the rest fitted
 * again, until none is left.
 */
export function fitLogistic(
  rows: readonly (readonly number[])[],
  labels: readonly boolean[],
  signs: readonly (1 | -1)[],
): EvidenceModel['failure'] {
  const count = signs.length;
  const means = columns(count, (c) => mean(rows.map((row) => row[c])));
  const sds = columns(count, (c) => Math.sqrt(mean(rows.map((row) => (row[c] - means[c]) ** 2))) || 1);
  const standardised = rows.map((row) => row.map((value, c) => (value - means[c]) / sds[c]));
  const weights = columns(count, () => 0);
  let used = columns(count, (c) => c);
  for (;;) {
    const fitted = newton(
      standardised.map((row) => [...used.map((c) => row[c]), 1]),
      labels,
    );
    const contradictions = used.map((c, n) => signs[c] * fitted[n]);
    const worst = contradictions.indexOf(Math.min(...contradictions));
    if (contradictions[worst] < 0) {
      used = used.filter((_, n) => n !== worst);
      continue;
    }
    for (const [n, c] of used.entries()) weights[c] = fitted[n];
    return { means, sds, weights, intercept: fitted[used.length] };
  }
}

function newton(design: readonly (readonly number[])[], labels: readonly boolean[]): Float64Array {
  let weights: Float64Array = new Float64Array(design[0].length);
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    weights = newtonStep(design, labels, weights);
  }
  return weights;
}

function newtonStep(
  design: readonly (readonly number[])[],
  labels: readonly boolean[],
  weights: Float64Array,
): Float64Array {
  const n = weights.length;
  const gradient = weights.map((w, a) => (a < n - 1 ? RIDGE * w : 0));
  const hessian = new Float64Array(n * n);
  for (let a = 0; a < n; a++) hessian[a * n + a] = a < n - 1 ? RIDGE : 0;
  design.forEach((row, r) => {
    const p = 1 / (1 + Math.exp(-row.reduce((sum, x, a) => sum + x * weights[a], 0)));
    for (let a = 0; a < n; a++) {
      gradient[a] += (p - (labels[r] ? 1 : 0)) * row[a];
      for (let b = 0; b < n; b++) hessian[a * n + b] += p * (1 - p) * row[a] * row[b];
    }
  });
  const inverse = invertMatrix(hessian, n);
  if (inverse === undefined) throw new Error('The logistic regression is singular: measure more patients.');
  return weights.map((w, a) => w - gradient.reduce((sum, g, b) => sum + inverse[a * n + b] * g, 0));
}

const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length;
const columns = (count: number, of: (column: number) => number): number[] =>
  Array.from({ length: count }, (_, column) => of(column));
