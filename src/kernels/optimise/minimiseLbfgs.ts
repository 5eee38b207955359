import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { Minimum } from './types.ts';

/** Value at the parameters; writes the gradient. Neither vector may be kept. */
export type SmoothObjective = (parameters: Float64Array, gradient: Float64Array) => number;

export interface LbfgsOptions {
  /** Length of the first step, in the units of the parameters. */
  readonly firstStep: number;
  readonly maxEvaluations: number;
  /** Ends when an iteration gains less than this. */
  readonly leastGain: number;
  /** Asked before every evaluation but the first; true ends it with the best so far. */
  readonly shouldStop?: () => boolean;
}

/** Pairs of steps and gradient changes kept for the model of the curvature. */
const MEMORY = 8;
const SUFFICIENT_DECREASE = 1e-4;
const MOST_BACKTRACKS = 12;

interface Pair {
  readonly step: Float64Array;
  readonly change: Float64Array;
  readonly curvature: number;
}

/**
 * Minimises a smooth function of many parameters by its gradient: limited-memory BFGS (Nocedal and Wright, algorithms
 * 7.4 and 7.5) with a backtracking line search.
 * @throws INVALID_INPUT for a step or a budget that is not positive
 */
export function minimiseLbfgs(
  objective: SmoothObjective,
  start: ArrayLike<number>,
  { firstStep, maxEvaluations, leastGain, shouldStop = () => false }: LbfgsOptions,
): Minimum {
  if (!(firstStep > 0 && maxEvaluations >= 2)) {
    throw new SonoledgerError('INVALID_INPUT', 'The first step must be positive and the budget at least 2.');
  }
  let x = Float64Array.from(start);
  let gradient = new Float64Array(x.length);
  let value = objective(x, gradient);
  let evaluations = 1;
  const pairs: Pair[] = [];
  const result = (stoppedBecause: Minimum['stoppedBecause']): Minimum => ({
    parameters: x,
    value,
    evaluations,
    stoppedBecause,
  });

  while (evaluations < maxEvaluations) {
    const direction = descentDirection(gradient, pairs, firstStep);
    const slope = dot(direction, gradient);
    if (!(slope < 0)) return result('CONVERGED');
    let length = 1;
    let accepted = false;
    const nextGradient = new Float64Array(x.length);
    const next = new Float64Array(x.length);
    let nextValue = value;
    for (let n = 0; n < MOST_BACKTRACKS && evaluations < maxEvaluations && !accepted; n++) {
      if (shouldStop()) return result('STOPPED');
      for (let a = 0; a < x.length; a++) next[a] = x[a] + length * direction[a];
      nextValue = objective(next, nextGradient);
      evaluations++;
      accepted = nextValue <= value + SUFFICIENT_DECREASE * length * slope;
      if (!accepted) length = shorter(length, value, nextValue, slope);
    }
    if (!accepted) return result(evaluations < maxEvaluations ? 'CONVERGED' : 'BUDGET');
    remember(pairs, difference(next, x), difference(nextGradient, gradient));
    const gain = value - nextValue;
    x = next;
    gradient = nextGradient;
    value = nextValue;
    if (gain < leastGain) return result('CONVERGED');
  }
  return result('BUDGET');
}

/** Minimum of the parabola through both values and the slope, kept within a tenth to a half. */
function shorter(length: number, value: number, nextValue: number, slope: number): number {
  const parabola = (-slope * length * length) / (2 * (nextValue - value - slope * length));
  return Number.isFinite(parabola) ? Math.min(0.5 * length, Math.max(0.1 * length, parabola)) : 0.5 * length;
}

function descentDirection(gradient: Float64Array, pairs: readonly Pair[], firstStep: number): Float64Array {
  const direction = gradient.map((g) => -g);
  if (pairs.length === 0) {
    const norm = Math.sqrt(dot(gradient, gradient));
    return norm > 0 ? direction.map((d) => (d * firstStep) / norm) : direction;
  }
  const weights = new Array<number>(pairs.length);
  for (let n = pairs.length - 1; n >= 0; n--) {
    weights[n] = dot(pairs[n].step, direction) / pairs[n].curvature;
    addScaled(direction, pairs[n].change, -weights[n]);
  }
  const { change, curvature } = pairs[pairs.length - 1];
  const scale = curvature / dot(change, change);
  for (let a = 0; a < direction.length; a++) direction[a] *= scale;
  pairs.forEach((pair, n) => {
    addScaled(direction, pair.step, weights[n] - dot(pair.change, direction) / pair.curvature);
  });
  return direction;
}

/** A step along which the slope does not grow says nothing about curvature and is left out. */
function remember(pairs: Pair[], step: Float64Array, change: Float64Array): void {
  const curvature = dot(step, change);
  if (!(curvature > 1e-12 * Math.sqrt(dot(step, step) * dot(change, change)))) return;
  pairs.push({ step, change, curvature });
  if (pairs.length > MEMORY) pairs.shift();
}

function difference(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, n) => value - b[n]);
}

function addScaled(target: Float64Array, vector: Float64Array, factor: number): void {
  for (let n = 0; n < target.length; n++) target[n] += factor * vector[n];
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let n = 0; n < a.length; n++) sum += a[n] * b[n];
  return sum;
}
