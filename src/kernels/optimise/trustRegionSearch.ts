import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { evaluateQuadratic, leastNormInterpolation, type Quadratic } from './quadraticModel.ts';
import { trustRegionStep } from './trustRegionStep.ts';
import type { Minimum, PointSearch, TrustRegionOptions } from './types.ts';

/** Points farther than this many radii no longer describe the neighbourhood of the best point. */
const FAR_RADII = 2;
const RHO_REDUCTION = 0.25;

/**
 * Minimises a smooth function without derivatives by quadratic models through 2n + 1 points in a shrinking trust
 * region, in the manner of NEWUOA and BOBYQA (Powell 2006, 2009): the model changes as little as the new values
 * allow, a point is replaced so that the others still determine the model, and the resolution rho falls when the
 * model has nothing left to gain at it. Parameters should be scaled so that one unit matters alike on every axis.
 * Yields the points whose values it wants next, one at a time, and is sent their values.
 * @throws INVALID_INPUT for a budget below 2n + 2 or a resolution that does not fall
 */
export function* trustRegionSearch(start: ArrayLike<number>, options: TrustRegionOptions): PointSearch {
  validate(start.length, options);
  const search = createSearch(start, options);
  let rho = options.rhoBegin;
  let radius = rho;
  let stoppedBecause: Minimum['stoppedBecause'] = (yield* search.start(rho)) ? 'CONVERGED' : search.whyNot();

  while (stoppedBecause === 'CONVERGED') {
    const model = search.model(radius);
    const step = model === undefined ? undefined : trustRegionStep(model, radius);
    const length = step === undefined ? 0 : Math.hypot(...step);
    let success = false;
    if (model !== undefined && step !== undefined && length >= 0.5 * rho) {
      const expected = model.constant - evaluateQuadratic(model, step);
      const before = search.bestValue();
      if (!(yield* search.tryStep(step, radius))) {
        stoppedBecause = search.whyNot();
        break;
      }
      const ratio = expected > 0 ? (before - search.lastValue()) / expected : -1;
      radius = nextRadius(radius, length, ratio, rho);
      success = ratio > 0.1;
    } else {
      radius = Math.max(0.5 * radius, rho);
    }
    if (success) continue;
    const improved = yield* search.improveGeometry(radius);
    if (improved === 'NOT_POSSIBLE') {
      stoppedBecause = search.whyNot();
      break;
    }
    if (improved === 'NOT_NEEDED' && radius <= rho) {
      if (rho <= options.rhoEnd) break;
      radius = Math.max(0.5 * rho, options.rhoEnd);
      rho = Math.max(RHO_REDUCTION * rho, options.rhoEnd);
    }
  }
  return { ...search.best(), stoppedBecause };
}

/** Powell's rule: shrink after a bad prediction, grow after a good one, and settle on rho when close to it. */
function nextRadius(radius: number, length: number, ratio: number, rho: number): number {
  let next = Math.max(0.5 * radius, 2 * length);
  if (ratio <= 0.1) next = 0.5 * length;
  else if (ratio <= 0.7) next = Math.max(0.5 * radius, length);
  return next <= 1.5 * rho ? rho : next;
}

function validate(dimensions: number, { rhoBegin, rhoEnd, maxEvaluations }: TrustRegionOptions): void {
  if (!(rhoEnd > 0 && rhoBegin >= rhoEnd && rhoBegin < Infinity)) {
    throw new SonoledgerError(
      'INVALID_INPUT',
      `The resolution must fall: rhoBegin ${rhoBegin}, rhoEnd ${rhoEnd}.`,
    );
  }
  if (!(dimensions >= 1 && maxEvaluations >= 2 * dimensions + 2)) {
    throw new SonoledgerError(
      'INVALID_INPUT',
      `${dimensions} parameters need a budget of ${2 * dimensions + 2}.`,
    );
  }
}

/** The interpolation points, their values, and the model between them. */
function createSearch(start: ArrayLike<number>, options: TrustRegionOptions) {
  const n = start.length;
  const points: Float64Array[] = [];
  const values: number[] = [];
  let best = 0;
  let last = Infinity;
  let evaluations = 0;
  let stopped = false;
  let hessian = new Float64Array(n * n);

  function* evaluate(point: Float64Array): Generator<Float64Array, number | undefined, number> {
    stopped ||= options.shouldStop?.() ?? false;
    if (stopped || evaluations >= options.maxEvaluations) return undefined;
    evaluations++;
    const value = yield Float64Array.from(point);
    // A pose that cannot be judged must not attract the search.
    return Number.isFinite(value) ? value : Number.MAX_VALUE ** 0.25;
  }
  const displacement = (point: Float64Array): Float64Array => point.map((x, a) => x - points[best][a]);
  let solved: { radius: number; solve: ReturnType<typeof leastNormInterpolation> } | undefined;
  /** The same points are asked about several times between two evaluations. */
  const interpolation = (radius: number): ReturnType<typeof leastNormInterpolation> => {
    if (solved?.radius !== radius) {
      solved = { radius, solve: leastNormInterpolation(points.map(displacement), radius) };
    }
    return solved.solve;
  };
  const put = (slot: number, point: Float64Array, value: number): void => {
    solved = undefined;
    points[slot] = point;
    values[slot] = value;
    if (value < values[best]) best = slot;
  };
  /** The point whose loss harms the model least: far away, and well determined by the new point instead. */
  const replaceable = (point: Float64Array, radius: number): number => {
    const solve = interpolation(radius);
    const step = displacement(point);
    let chosen = -1;
    let highest = 0;
    for (let slot = 0; slot < points.length; slot++) {
      if (slot === best && last >= values[best]) continue;
      const influence = solve === undefined ? 1 : Math.abs(evaluateQuadratic(solve(indicator(slot)), step));
      const far = Math.max(1, Math.hypot(...displacement(points[slot])) / radius);
      if (influence * far ** 4 > highest) {
        highest = influence * far ** 4;
        chosen = slot;
      }
    }
    return chosen;
  };
  const indicator = (slot: number): Float64Array => {
    const unit = new Float64Array(points.length);
    unit[slot] = 1;
    return unit;
  };

  return {
    best: () => ({ parameters: Float64Array.from(points[best]), value: values[best], evaluations }),
    bestValue: () => values[best],
    lastValue: () => last,
    whyNot: (): Minimum['stoppedBecause'] => (stopped ? 'STOPPED' : 'BUDGET'),

    /** The start and one point on either side along every axis. */
    *start(rho: number): Generator<Float64Array, boolean, number> {
      const origin = Float64Array.from(start);
      for (let p = 0; p <= 2 * n; p++) {
        const point = Float64Array.from(origin);
        if (p > 0) point[(p - 1) >> 1] += p % 2 === 1 ? rho : -rho;
        const value = yield* evaluate(point);
        if (value === undefined) {
          if (p === 0) put(0, origin, Infinity);
          return false;
        }
        put(p, point, value);
      }
      return true;
    },

    model(radius: number): Quadratic | undefined {
      const solve = interpolation(radius);
      if (solve === undefined) return undefined;
      const old: Quadratic = { constant: 0, gradient: new Float64Array(n), hessian };
      const change = solve(
        values.map((value, slot) => value - evaluateQuadratic(old, displacement(points[slot]))),
      );
      hessian = hessian.map((h, at) => h + change.hessian[at]);
      return { constant: change.constant, gradient: change.gradient, hessian };
    },

    *tryStep(step: Float64Array, radius: number): Generator<Float64Array, boolean, number> {
      const point = step.map((s, a) => s + points[best][a]);
      const value = yield* evaluate(point);
      if (value === undefined) return false;
      last = value;
      const slot = replaceable(point, radius);
      if (slot >= 0) put(slot, point, value);
      return true;
    },

    /** Moves the farthest point back to where it tells the model most. */
    *improveGeometry(
      radius: number,
    ): Generator<Float64Array, 'IMPROVED' | 'NOT_NEEDED' | 'NOT_POSSIBLE', number> {
      const distances = points.map((point) => Math.hypot(...displacement(point)));
      const slot = distances.indexOf(Math.max(...distances));
      const solve = interpolation(radius);
      if (solve !== undefined && distances[slot] <= FAR_RADII * radius) return 'NOT_NEEDED';
      const step =
        solve === undefined ? unitStep(n, evaluations, radius) : mostTelling(solve(indicator(slot)), radius);
      const point = step.map((s, a) => s + points[best][a]);
      const value = yield* evaluate(point);
      if (value === undefined) return 'NOT_POSSIBLE';
      put(slot, point, value);
      return 'IMPROVED';
    },
  };
}

/** The step on the sphere with the largest |Lagrange polynomial| among the axes and its gradient. */
function mostTelling(lagrange: Quadratic, radius: number): Float64Array {
  const n = lagrange.gradient.length;
  const length = Math.hypot(...lagrange.gradient) || 1;
  const directions: Float64Array[] = [Float64Array.from(lagrange.gradient, (g) => g / length)];
  for (let axis = 0; axis < n; axis++) directions.push(unitStep(n, axis, 1));
  let telling = directions[0];
  let highest = -1;
  for (const direction of directions) {
    for (const sign of [radius, -radius]) {
      const step = direction.map((d) => sign * d);
      const influence = Math.abs(evaluateQuadratic(lagrange, step));
      if (influence > highest) {
        highest = influence;
        telling = step;
      }
    }
  }
  return telling;
}

function unitStep(n: number, axis: number, length: number): Float64Array {
  const step = new Float64Array(n);
  step[axis % n] = length;
  return step;
}
