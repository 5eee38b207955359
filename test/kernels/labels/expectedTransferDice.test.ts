import { describe, expect, it } from '@jest/globals';
import { resampleImage } from '../../../src/kernels/geometry/resampleImage.ts';
import { rigidToMat4 } from '../../../src/kernels/geometry/rigidToMat4.ts';
import { transformPoint } from '../../../src/kernels/geometry/transformPoint.ts';
import type { Geometry, Mask, Mat4, Vec3 } from '../../../src/kernels/geometry/types.ts';
import { expectedTransferDice } from '../../../src/kernels/labels/expectedTransferDice.ts';
import { createRandomGenerator } from '../../../src/kernels/random/randomGenerator.ts';

const AXES = [1, 0, 0, 0, 1, 0, 0, 0, 1] as const;

function grid(spacing: number, extentMm: number): Geometry {
  const n = Math.ceil(extentMm / spacing);
  const first = (-(n - 1) * spacing) / 2;
  return {
    size: [n, n, n],
    spacingMm: [spacing, spacing, spacing],
    originLps: [first, first, first],
    direction: AXES,
  };
}

/** A ball with its centre at `centre`, by voxel centres. */
function ball(geometry: Geometry, radiusMm: number, centre: Vec3): Mask {
  const [nx, ny] = geometry.size;
  const count = geometry.size.reduce((a, b) => a * b);
  const data = new Uint8Array(count).map((_, n) => {
    const at = [n % nx, Math.floor(n / nx) % ny, Math.floor(n / (nx * ny))];
    const away = at.map((i, axis) => geometry.originLps[axis] + i * geometry.spacingMm[axis] - centre[axis]);
    return Math.hypot(...away) < radiusMm ? 1 : 0;
  });
  return { geometry, data };
}

/** Dice of balls drawn on two grids at random places and angles and carried from one to the other, on average. */
function carriedDice(radiusMm: number, sourceMm: number, targetMm: number, trials: number) {
  const random = createRandomGenerator(`carried/${radiusMm}/${sourceMm}`);
  const extentMm = 2 * radiusMm + 4 * sourceMm;
  let dice = 0;
  let expected = 0;
  for (let trial = 0; trial < trials; trial++) {
    const triple = (scale: number): Vec3 => [
      scale * (random.uniform() - 0.5),
      scale * (random.uniform() - 0.5),
      scale * (random.uniform() - 0.5),
    ];
    const pose: Mat4 = rigidToMat4({
      translationMm: triple(2 * targetMm),
      rotationVectorRad: triple(5),
      centreLps: [0, 0, 0],
    });
    const centre = triple(2 * sourceMm);
    const source = ball(grid(sourceMm, extentMm), radiusMm, centre);
    const target = ball(grid(targetMm, extentMm), radiusMm, transformPoint(pose, centre));
    const carried = resampleImage(source, target.geometry, pose, 'nearest', 0);
    const both = carried.data.reduce((sum, value, n) => sum + (value & target.data[n]), 0);
    const sum = carried.data.reduce((a, value, n) => a + value + target.data[n], 0);
    dice += (2 * both) / sum / trials;
    expected += expectedTransferDice(target, source.geometry.spacingMm) / trials;
  }
  return { dice, expected };
}

describe('expectedTransferDice', () => {
  it.each([
    // Radii of discs of 10, 36 and 200 mm2.
    ['10 mm2 from 1 mm', 1.784, 1, 40],
    ['10 mm2 from 0.5 mm', 1.784, 0.5, 30],
    ['36 mm2 from 1 mm', 3.385, 1, 15],
    ['200 mm2 from 2 mm', 7.979, 2, 5],
  ])('is what carrying a ball gives: %s', (_, radiusMm, sourceMm, trials) => {
    const { dice, expected } = carriedDice(radiusMm, sourceMm, 0.7, trials);
    expect(Math.abs(dice - expected)).toBeLessThan(0.015);
    expect(Math.abs(expected - (1 - (0.36 * sourceMm) / radiusMm))).toBeLessThan(0.015);
  });

  it('is 0 for what the source grid cannot hold, and refuses an empty mask', () => {
    const small = ball(grid(0.5, 4), 0.6, [0, 0, 0]);
    expect(expectedTransferDice(small, [9, 9, 9])).toBe(0);
    const empty: Mask = { ...small, data: new Uint8Array(small.data.length) };
    expect(() => expectedTransferDice(empty, [1, 1, 1])).toThrow(
      expect.objectContaining({ code: 'EMPTY_MASK' }),
    );
  });

  it('counts faces at the border of the grid, and takes the voxel by its rms side', () => {
    const one: Mask = { geometry: { ...grid(2, 2) }, data: Uint8Array.of(1) };
    // V = 8, S = 2/3 * 24 = 16; 1 - 0.2401 * h * 16 / 16.
    expect(expectedTransferDice(one, [1, 1, 1])).toBeCloseTo(1 - 0.2401, 10);
    expect(expectedTransferDice(one, [1, 1, 2])).toBeCloseTo(1 - 0.2401 * Math.SQRT2, 10);
  });
});
