import type { LocalFitOptions } from '../../kernels/similarity/types.ts';
import type { GraphBuilder } from '../graphs/createGraphBuilder.ts';
import type { ValueName } from '../graphs/types.ts';
import { type GraphOperations, graphOperations } from './graphOperations.ts';

/**
 * What float32 leaves of a variance of 0 between values of size 1. Patches with less ultrasound variance explain
 * less than they could; their weight is next to nothing.
 */
const SMALLEST_VARIANCE = 1e-6;
const SMALLEST_PIVOT = 1e-8;
const SMALLEST_COEFFICIENT = 1e-30;

/**
 * Adds S of all patches, 1 x P x K, from their moments: the fit of `localFit` in a fixed number of steps. Gauss-Jordan
 * elimination takes the intensities out of the normal equations, which leaves equations for the gradients alone.
 * These are solved once per gradient; after each solution the gradient with the most negative coefficient is dropped,
 * as `localFit` does, and once none is negative nothing changes any more.
 */
export function addPatchFit(
  graph: GraphBuilder,
  moments: ValueName,
  { channelCount, patchCount }: { channelCount: number; patchCount: number },
  { ridge, nonNegativeGradient }: LocalFitOptions,
): ValueName {
  const o = graphOperations(graph);
  const moment = (at: number): ValueName => o.slice(moments, 0, at, at + 1);
  const scale = o.divide(o.number(1), o.larger(moment(0), o.number(1)));
  const meanU = o.multiply(moment(1), scale);
  const variance = o.subtract(o.multiply(moment(2), scale), o.multiply(meanU, meanU));
  const equations = normalEquations(o, moments, channelCount, scale, ridge);
  const cross = o.slice(equations, 1, channelCount, channelCount + 1);
  const coefficients = nonNegativeGradient
    ? solveWithNonNegativeGradients(o, equations, { sequences: channelCount / 2, patchCount })
    : lastColumn(o, eliminate(o, equations, channelCount, channelCount), channelCount);
  const removed = o.multiply(coefficients, o.add(cross, o.multiply(coefficients, o.number(ridge))));
  const explained = o.sum(removed, 0);
  const share = o.divide(explained, o.larger(variance, o.number(SMALLEST_VARIANCE)));
  return o.smaller(o.larger(share, o.number(0)), o.number(1));
}

/**
 * R x (R + 1) x P x K: covariances of the regressors with the ridge on their diagonal, and as last column their
 * covariances with the ultrasound. All intensities come before all gradients.
 */
function normalEquations(
  o: GraphOperations,
  moments: ValueName,
  channelCount: number,
  scale: ValueName,
  ridge: number,
): ValueName {
  const order = Array.from(
    { length: channelCount },
    (_, n) => ((2 * n) % channelCount) + (2 * n < channelCount ? 0 : 1),
  );
  const sumAt = (channel: number): number => 3 + channel;
  const crossAt = (channel: number): number => 3 + channelCount + channel;
  const productAt = (a: number, b: number): number => {
    const [low, high] = a < b ? [a, b] : [b, a];
    return 3 + 2 * channelCount + low * channelCount - (low * (low - 1)) / 2 + high - low;
  };
  const second = order.flatMap((a) => [...order.map((b) => productAt(a, b)), crossAt(a)]);
  const mean = (shape: readonly number[], indices: readonly number[]): ValueName =>
    o.multiply(o.pick(moments, 0, shape, indices), scale);
  const rowMeans = mean([channelCount, 1], order.map(sumAt));
  const columnMeans = mean([1, channelCount + 1], [...order.map(sumAt), 1]);
  const seconds = mean([channelCount, channelCount + 1], second);
  const ridges = order.flatMap((_, row) =>
    Array.from({ length: channelCount + 1 }, (__, column) => (row === column ? ridge : 0)),
  );
  return o.add(
    o.subtract(seconds, o.multiply(rowMeans, columnMeans)),
    o.floats([channelCount, channelCount + 1, 1, 1], ridges),
  );
}

/** Gauss-Jordan steps on the first pivots of `rows` equations: their columns become those of the identity. */
function eliminate(o: GraphOperations, equations: ValueName, rows: number, pivots: number): ValueName {
  let current = equations;
  for (let pivot = 0; pivot < pivots; pivot++) {
    const row = o.slice(current, 0, pivot, pivot + 1);
    const column = o.slice(current, 1, pivot, pivot + 1);
    const size = o.larger(o.slice(row, 1, pivot, pivot + 1), o.number(SMALLEST_PIVOT));
    const unit = o.floats(
      [rows, 1, 1, 1],
      Array.from({ length: rows }, (_, at) => (at === pivot ? 1 : 0)),
    );
    // The pivot's own row loses (a - 1) / a of itself, which leaves it divided by a.
    current = o.subtract(current, o.multiply(o.subtract(column, unit), o.divide(row, size)));
  }
  return current;
}

function lastColumn(o: GraphOperations, equations: ValueName, columns: number): ValueName {
  return o.slice(equations, 1, columns, columns + 1);
}

function solveWithNonNegativeGradients(
  o: GraphOperations,
  equations: ValueName,
  { sequences, patchCount }: { sequences: number; patchCount: number },
): ValueName {
  const eliminated = eliminate(o, equations, 2 * sequences, sequences);
  const columnsFrom = (rows: ValueName, first: number): ValueName =>
    o.slice(rows, 1, first, 2 * sequences + 1);
  const ofGradients = columnsFrom(o.slice(eliminated, 0, sequences, 2 * sequences), sequences);
  const gradients = gradientCoefficients(o, ofGradients, sequences);
  const ofIntensities = o.slice(eliminated, 0, 0, sequences);
  const onGradients = o.slice(ofIntensities, 1, sequences, 2 * sequences);
  const byColumn = o.reshape(gradients, [1, sequences, -1, patchCount]);
  const owed = o.sumKept(o.multiply(onGradients, byColumn), 1);
  const intensities = o.subtract(columnsFrom(ofIntensities, 2 * sequences), owed);
  return o.join([intensities, gradients], 0);
}

/** Coefficients G x 1 x P x K of G equations, none negative. */
function gradientCoefficients(o: GraphOperations, equations: ValueName, count: number): ValueName {
  const solve = (system: ValueName): ValueName => lastColumn(o, eliminate(o, system, count, count), count);
  const identity = o.floats(
    [count, count + 1, 1, 1],
    Array.from({ length: count * (count + 1) }, (_, at) => (at % (count + 2) === 0 ? 1 : 0)),
  );
  let coefficients = solve(equations);
  let used: ValueName = o.number(1);
  for (let round = 1; round < count; round++) {
    const lowest = o.smaller(o.least(coefficients, 0), o.number(-SMALLEST_COEFFICIENT));
    used = o.multiply(used, o.subtract(o.number(1), o.atLeast(lowest, coefficients)));
    // The equation of a dropped gradient becomes b = 0.
    const left = o.multiply(identity, o.subtract(o.number(1), used));
    coefficients = solve(o.add(o.multiply(equations, used), left));
  }
  return o.larger(coefficients, o.number(0));
}
