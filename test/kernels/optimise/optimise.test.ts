import { describe, expect, it } from '@jest/globals';
import { invertMatrix } from '../../../src/kernels/optimise/invertMatrix.ts';
import { minimiseLbfgs } from '../../../src/kernels/optimise/minimiseLbfgs.ts';
import { minimiseTrustRegion } from '../../../src/kernels/optimise/minimiseTrustRegion.ts';
import { evaluateQuadratic, leastNormInterpolation } from '../../../src/kernels/optimise/quadraticModel.ts';
import { searchInLockStep } from '../../../src/kernels/optimise/searchInLockStep.ts';
import { sobolPoints } from '../../../src/kernels/optimise/sobolPoints.ts';
import { trustRegionSearch } from '../../../src/kernels/optimise/trustRegionSearch.ts';
import { trustRegionStep } from '../../../src/kernels/optimise/trustRegionStep.ts';
import { createRandomGenerator } from '../../../src/kernels/random/randomGenerator.ts';

const SETTINGS = { rhoBegin: 1, rhoEnd: 1e-4, maxEvaluations: 1000 };

function bowl(x: Float64Array): number {
  let sum = 0;
  for (let a = 0; a < x.length; a++) {
    sum += (a + 1) * (x[a] - a) ** 2 + (a > 0 ? 0.5 * (x[a] - a) * (x[a - 1] - a + 1) : 0);
  }
  return sum;
}

function rosenbrock(x: Float64Array): number {
  return 100 * (x[1] - x[0] ** 2) ** 2 + (1 - x[0]) ** 2;
}

describe('sobolPoints', () => {
  it('puts exactly one of 2^m points into each of 2^m slices of every axis', () => {
    const points = sobolPoints(256, 6, createRandomGenerator(1));
    for (let axis = 0; axis < 6; axis++) {
      const slices = new Set<number>();
      for (let n = 0; n < 256; n++) slices.add(Math.floor(256 * points[6 * n + axis]));
      expect(slices.size).toBe(256);
    }
  });

  it('fills the elementary squares of its first two axes', () => {
    const points = sobolPoints(64, 2, createRandomGenerator(2));
    const squares = new Set<number>();
    for (let n = 0; n < 64; n++)
      squares.add(Math.floor(8 * points[2 * n]) + 8 * Math.floor(8 * points[2 * n + 1]));
    expect(squares.size).toBe(64);
  });

  it('repeats for a seed and differs between seeds', () => {
    const points = (seed: number) => sobolPoints(20, 6, createRandomGenerator(seed));
    expect(points(3)).toEqual(points(3));
    expect(points(3)).not.toEqual(points(4));
    expect(points(3).every((x) => x >= 0 && x < 1)).toBe(true);
  });

  it('refuses dimensions it has no direction numbers for', () => {
    expect(() => sobolPoints(4, 7, createRandomGenerator(1))).toThrow(/1 to 6/);
    expect(() => sobolPoints(4, 0, createRandomGenerator(1))).toThrow(/1 to 6/);
  });
});

describe('invertMatrix', () => {
  it('inverts a written-out matrix that needs a row exchange', () => {
    const inverse = invertMatrix(Float64Array.of(0, 2, 1, 3), 2);
    expect([...(inverse ?? [])]).toEqual([-1.5, 1, 0.5, 0]);
  });

  it('says when there is no inverse', () => {
    expect(invertMatrix(Float64Array.of(1, 2, 2, 4), 2)).toBeUndefined();
  });
});

describe('leastNormInterpolation', () => {
  const points = [
    [0, 0],
    [1, 0],
    [-1, 0],
    [0, 1],
    [0, -1],
  ].map((p) => Float64Array.from(p));

  it('goes through its points', () => {
    const values = [3, 1, 4, 1, 5];
    const quadratic = leastNormInterpolation(points, 1)?.(values);
    if (quadratic === undefined) throw new Error('The points determine a model.');
    for (const [n, point] of points.entries()) {
      expect(evaluateQuadratic(quadratic, point)).toBeCloseTo(values[n], 12);
    }
  });

  it('does not exist for points on one line', () => {
    const line = [0, 1, 2, 3, 4].map((x) => Float64Array.of(x, x));
    expect(leastNormInterpolation(line, 1)).toBeUndefined();
  });
});

describe('trustRegionStep', () => {
  const quadratic = (gradient: number[], hessian: number[]) => ({
    constant: 0,
    gradient: Float64Array.from(gradient),
    hessian: Float64Array.from(hessian),
  });

  it('takes the Newton step when it fits', () => {
    const step = trustRegionStep(quadratic([-2, -8], [2, 0, 0, 4]), 10);
    expect(step[0]).toBeCloseTo(1, 10);
    expect(step[1]).toBeCloseTo(2, 10);
  });

  it('stops at the surface when the step is too long or the curvature negative', () => {
    for (const hessian of [
      [2, 0, 0, 4],
      [-1, 0, 0, -1],
    ]) {
      const step = trustRegionStep(quadratic([-2, -8], hessian), 0.5);
      expect(Math.hypot(...step)).toBeCloseTo(0.5, 10);
      expect(step[1]).toBeGreaterThan(0);
    }
  });

  it('stays at a stationary point', () => {
    expect([...trustRegionStep(quadratic([0, 0], [1, 0, 0, 1]), 1)]).toEqual([0, 0]);
  });
});

describe('minimiseTrustRegion', () => {
  it('finds the minimum of a tilted bowl in six dimensions', () => {
    const minimum = minimiseTrustRegion(bowl, new Float64Array(6), SETTINGS);
    for (const [axis, x] of minimum.parameters.entries()) expect(x).toBeCloseTo(axis, 3);
    expect(minimum.stoppedBecause).toBe('CONVERGED');
    expect(minimum.evaluations).toBeLessThan(200);
  });

  it('follows the curved valley of Rosenbrock', () => {
    const minimum = minimiseTrustRegion(rosenbrock, [-1.2, 1], { ...SETTINGS, rhoBegin: 0.5, rhoEnd: 1e-6 });
    expect(minimum.parameters[0]).toBeCloseTo(1, 3);
    expect(minimum.parameters[1]).toBeCloseTo(1, 3);
  });

  it('returns the best point it saw when the budget ends, and never spends more', () => {
    const seen: number[] = [];
    const counted = (x: Float64Array): number => {
      seen.push(bowl(x));
      return seen[seen.length - 1];
    };
    const minimum = minimiseTrustRegion(counted, new Float64Array(6), { ...SETTINGS, maxEvaluations: 30 });
    expect(minimum.stoppedBecause).toBe('BUDGET');
    expect(seen).toHaveLength(30);
    expect(minimum.evaluations).toBe(30);
    expect(minimum.value).toBe(Math.min(...seen));
  });

  it('stops when asked', () => {
    let asked = 0;
    const minimum = minimiseTrustRegion(bowl, new Float64Array(6), {
      ...SETTINGS,
      shouldStop: () => ++asked > 20,
    });
    expect(minimum.stoppedBecause).toBe('STOPPED');
    expect(minimum.evaluations).toBe(20);
  });

  it('converges on noise, plateaus and walls', () => {
    const random = createRandomGenerator(8);
    const noisy = minimiseTrustRegion((x) => bowl(x) + 0.01 * random.normal(), new Float64Array(6), {
      ...SETTINGS,
      rhoEnd: 0.05,
    });
    expect(bowl(noisy.parameters)).toBeLessThan(0.2);
    expect(minimiseTrustRegion(() => 7, [0, 0], SETTINGS).stoppedBecause).toBe('CONVERGED');
    const wall = minimiseTrustRegion((x) => (x[0] < -0.5 ? Number.NaN : bowl(x)), [0, 0], SETTINGS);
    expect(wall.parameters[1]).toBeCloseTo(1, 2);
  });

  it('refuses a budget that is too small for a model and a resolution that does not fall', () => {
    expect(() => minimiseTrustRegion(bowl, [0, 0, 0], { ...SETTINGS, maxEvaluations: 7 })).toThrow(/budget/);
    expect(() => minimiseTrustRegion(bowl, [0, 0], { ...SETTINGS, rhoEnd: 2 })).toThrow(/resolution/);
  });
});

describe('searchInLockStep', () => {
  const bowl = (x: ArrayLike<number>): number => (x[0] - 1) ** 2 + 3 * (x[1] + 2) ** 2 + 0.2 * x[0] * x[1];
  const settings = { rhoBegin: 0.5, rhoEnd: 1e-4, maxEvaluations: 200 };

  it('takes every search the way that it goes alone, a round at a time', () => {
    const starts = [
      [0, 0],
      [5, 5],
      [-3, 1],
    ];
    const rounds: number[] = [];
    const search = searchInLockStep(
      starts.map((start) => trustRegionSearch(start, settings)),
      (running) => rounds.push(running),
    );
    let step = search.next([]);
    while (!step.done) step = search.next(step.value.map(bowl));
    expect(step.value).toEqual(starts.map((start) => minimiseTrustRegion(bowl, start, settings)));
    const evaluations = step.value.map((minimum) => minimum.evaluations);
    expect(rounds).toHaveLength(Math.max(...evaluations));
    expect(rounds.reduce((sum, running) => sum + running, 0)).toBe(
      evaluations.reduce((sum, n) => sum + n, 0),
    );
  });

  it('ends at once without searches', () => {
    expect(searchInLockStep([]).next([])).toEqual({ done: true, value: [] });
  });
});

describe('minimiseLbfgs', () => {
  const options = { firstStep: 0.5, maxEvaluations: 200, leastGain: 1e-14 };
  const valley = (x: Float64Array, gradient: Float64Array): number => {
    gradient[0] = -400 * x[0] * (x[1] - x[0] ** 2) - 2 * (1 - x[0]);
    gradient[1] = 200 * (x[1] - x[0] ** 2);
    return rosenbrock(x);
  };

  it('follows a curved valley to its lowest point', () => {
    const { parameters, value, evaluations } = minimiseLbfgs(valley, [-1.2, 1], options);
    expect(value).toBeLessThan(1e-10);
    expect([...parameters]).toEqual([1, 1].map((x) => expect.closeTo(x, 4)));
    expect(evaluations).toBeLessThan(120);
  });

  it('solves many badly scaled parameters, and stays where there is no slope', () => {
    const scale = Float64Array.from({ length: 60 }, (_, n) => 10 ** (n % 4));
    const bowlOf = (x: Float64Array, gradient: Float64Array): number => {
      let sum = 0;
      for (let n = 0; n < x.length; n++) {
        gradient[n] = 2 * scale[n] * (x[n] - n);
        sum += scale[n] * (x[n] - n) ** 2;
      }
      return sum;
    };
    const found = minimiseLbfgs(bowlOf, new Float64Array(60), options);
    expect(found.value).toBeLessThan(1e-6);
    const still = minimiseLbfgs(
      bowlOf,
      Float64Array.from({ length: 60 }, (_, n) => n),
      options,
    );
    expect(still).toMatchObject({ value: 0, evaluations: 1, stoppedBecause: 'CONVERGED' });
  });

  it('keeps to its budget and never returns more than it started with', () => {
    const { evaluations, value, stoppedBecause } = minimiseLbfgs(valley, [-1.2, 1], {
      ...options,
      maxEvaluations: 5,
    });
    expect({ evaluations, stoppedBecause }).toEqual({ evaluations: 5, stoppedBecause: 'BUDGET' });
    expect(value).toBeLessThan(rosenbrock(Float64Array.of(-1.2, 1)));
    expect(() => minimiseLbfgs(valley, [0, 0], { ...options, firstStep: 0 })).toThrow('first step');
  });
});
