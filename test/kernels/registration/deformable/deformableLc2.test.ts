import { describe, expect, it } from '@jest/globals';
import { IDENTITY_MAT4 } from '../../../../src/kernels/geometry/identityMat4.ts';
import { rigidToMat4 } from '../../../../src/kernels/geometry/rigidToMat4.ts';
import { sumCubes } from '../../../../src/kernels/registration/deformable/cellSums.ts';
import {
  controlGrid,
  controlPointCount,
} from '../../../../src/kernels/registration/deformable/controlGrid.ts';
import { deformableLc2 } from '../../../../src/kernels/registration/deformable/deformableLc2.ts';
import { deformableLevel } from '../../../../src/kernels/registration/deformable/deformableLevel.ts';
import { scoreDeformed } from '../../../../src/kernels/registration/deformable/scoreDeformed.ts';
import { splineAtPoints } from '../../../../src/kernels/registration/deformable/splineAtPoints.ts';
import {
  bendingEnergy,
  stretchEnergy,
} from '../../../../src/kernels/registration/deformable/splineEnergies.ts';
import { prepareRegistration } from '../../../../src/kernels/registration/prepareRegistration.ts';
import { syntheticMri, syntheticUltrasound } from '../syntheticPair.ts';

const pose = rigidToMat4({
  translationMm: [1, -1, 0.5],
  rotationVectorRad: [0.02, 0, 0.01],
  centreLps: [0, -10, 35],
});
const mri = syntheticMri(1, [64, 60, 60]);
const second = { ...mri, data: mri.data.map((value, n) => Math.sqrt(value) + (n % 7)) };
const fixed = syntheticUltrasound(mri, pose, 2);
const prepared = prepareRegistration({
  ...{ fixed, initialMovingToFixedLps: IDENTITY_MAT4, seed: 1 },
  moving: [
    { sequence: 'T1', image: mri },
    { sequence: 'FLAIR', image: second },
  ],
});
const level = deformableLevel(prepared, prepared.options.coarse);
const grid = controlGrid(level.samples, fixed.geometry.direction, 15);
const similarity = deformableLc2(level.samples, level.moving, pose, grid, level.options);
const wavy = Float64Array.from({ length: 3 * controlPointCount(grid) }, (_, n) => 0.4 * Math.sin(1.7 * n));

/** The slope along one parameter by central differences. */
function slope(f: (c: Float64Array) => number, at: number, h = 1e-4): number {
  const [up, down] = [h, -h].map((step) => f(wavy.map((value, n) => (n === at ? value + step : value))));
  return (up - down) / (2 * h);
}

describe('deformableLc2', () => {
  it('is LC2 where nothing bends, but for the ridge', () => {
    const rigid = prepared.level('coarse').similarity(pose);
    expect(
      Math.abs(similarity(new Float64Array(wavy.length), new Float64Array(wavy.length)) - rigid),
    ).toBeLessThan(0.01);
    const scored = scoreDeformed(level, { movingToFixedLps: pose, field: null });
    expect(scored.similarity).toBeCloseTo(rigid, 4);
    expect(scored.overlapFraction).toBeCloseTo(prepared.level('coarse').overlapFraction(pose), 6);
  });

  it('has the gradient of its value', () => {
    const gradient = new Float64Array(wavy.length);
    similarity(wavy, gradient);
    const scratch = new Float64Array(wavy.length);
    const largest = Math.max(...gradient.map(Math.abs));
    for (const at of [0.2, 0.45, 0.5, 0.55, 0.8].map((share) => Math.floor(share * wavy.length))) {
      const expected = slope((c) => similarity(c, scratch), at);
      expect(Math.abs(gradient[at] - expected)).toBeLessThan(0.02 * largest);
    }
  });
});

describe('the energies of a spline', () => {
  const [nx, ny, nz] = grid.size;
  const count = nx * ny * nz;
  /** Coefficients of a component that is linear in the control index are those of a linear displacement. */
  const along = (value: (i: number, j: number, k: number) => number): Float64Array => {
    const c = new Float64Array(3 * count);
    for (let n = 0; n < count; n++) c[n] = value(n % nx, Math.floor(n / nx) % ny, Math.floor(n / (nx * ny)));
    return c;
  };
  const none = () => new Float64Array(3 * count);

  it('are 0 for a translation; an affine one stretches but does not bend', () => {
    const moved = along(() => 3);
    expect(bendingEnergy(grid)(moved, none(), 1)).toBeCloseTo(0, 12);
    expect(stretchEnergy(grid)(moved, none(), 1)).toBeCloseTo(0, 12);
    const sheared = along((_, j) => 0.3 * j * grid.stepMm[1]);
    expect(bendingEnergy(grid)(sheared, none(), 1)).toBeCloseTo(0, 12);
    expect(stretchEnergy(grid)(sheared, none(), 1)).toBeCloseTo(0.09 / 3, 10);
  });

  it('of a parabola and of a twist are the mean squares of their second derivatives', () => {
    // c = a i^2 has the second derivative 2 a / step^2 everywhere.
    const parabola = along((i) => 0.5 * i * i);
    expect(bendingEnergy(grid)(parabola, none(), 1)).toBeCloseTo(1 / grid.stepMm[0] ** 4, 10);
    const twist = along((i, j) => 0.2 * i * j);
    const mixed = 0.2 / (grid.stepMm[0] * grid.stepMm[1]);
    expect(bendingEnergy(grid)(twist, none(), 1)).toBeCloseTo(2 * mixed ** 2, 10);
  });

  it.each([bendingEnergy, stretchEnergy])('add their gradient', (make) => {
    const energy = make(grid);
    const gradient = none().fill(1);
    energy(wavy, gradient, 2);
    const at = Math.floor(0.4 * wavy.length);
    expect(gradient[at]).toBeCloseTo(1 + 2 * slope((c) => energy(c, none(), 1), at), 8);
  });
});

describe('splineAtPoints', () => {
  it('gathers with the transpose of what it displaces with', () => {
    const points = Float64Array.from({ length: 30 }, (_, n) => [0, -10, 35][n % 3] + 12 * Math.sin(3 * n));
    const spline = splineAtPoints(grid, points);
    const forces = points.map((_, n) => Math.cos(n));
    const displacements = new Float64Array(points.length);
    const gradient = new Float64Array(wavy.length);
    spline.displace(wavy, displacements);
    spline.gather(forces, gradient);
    const product = (a: Float64Array, b: Float64Array) => a.reduce((sum, value, n) => sum + value * b[n], 0);
    expect(product(displacements, forces)).toBeCloseTo(product(wavy, gradient), 10);
  });
});

describe('sumCubes', () => {
  it('sums from a cell onwards or up to it', () => {
    const line = Float64Array.of(1, 2, 3, 4);
    sumCubes(line, [4, 1, 1], 1, 3, 1);
    expect([...line]).toEqual([6, 9, 7, 4]);
    const back = Float64Array.of(1, 10, 2, 20, 3, 30);
    sumCubes(back, [1, 3, 1], 2, 2, -1);
    expect([...back]).toEqual([1, 10, 3, 30, 5, 50]);
  });
});
