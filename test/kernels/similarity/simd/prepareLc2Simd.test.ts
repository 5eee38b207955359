import { describe, expect, it } from '@jest/globals';
import { IDENTITY_MAT4 } from '../../../../src/kernels/geometry/identityMat4.ts';
import { rigidToMat4 } from '../../../../src/kernels/geometry/rigidToMat4.ts';
import type { Mat4 } from '../../../../src/kernels/geometry/types.ts';
import { prepareLc2 } from '../../../../src/kernels/similarity/lc2.ts';
import { movingChannels } from '../../../../src/kernels/similarity/movingChannels.ts';
import { openLc2 } from '../../../../src/kernels/similarity/simd/openLc2.ts';
import { prepareLc2Simd } from '../../../../src/kernels/similarity/simd/prepareLc2Simd.ts';
import type { Lc2Options, MovingChannels } from '../../../../src/kernels/similarity/types.ts';
import { ball, grid, texture } from '../../../factories/textures.ts';

const options: Lc2Options = {
  sampleSpacingMm: 1,
  cellSamples: 2,
  patchCells: 3,
  weight: 'std',
  minimumValidFraction: 0.5,
  ridge: 1e-4,
  nonNegativeGradient: true,
};
const geometry = grid([20, 18, 22]);
const ultrasound = texture(geometry, 1);
const mask = ball(geometry, 7.9);
const one = movingChannels([texture(geometry, 2)], 0.7, geometry);
const two = movingChannels([texture(geometry, 2), texture(geometry, 3)], 0.7, geometry);
const turned: Mat4 = rigidToMat4({
  translationMm: [1, 2, -1],
  rotationVectorRad: [0.2, -0.1, 0.3],
  centreLps: [-6, 7, 15],
});
const away: Mat4 = rigidToMat4({
  translationMm: [9, 0, 0],
  rotationVectorRad: [0, 0, 0.1],
  centreLps: [-6, 7, 15],
});

/** Single precision against double. */
const DIGITS = 5;

function expectSame(moving: MovingChannels, changes: Partial<Lc2Options>, pose: Mat4): void {
  const changed = { ...options, ...changes };
  const expected = prepareLc2(ultrasound, mask, moving, changed).score(pose);
  const simd = prepareLc2Simd(ultrasound, mask, moving, changed);
  const score = simd.score(pose);
  expect(score.similarity).toBeCloseTo(expected.similarity, DIGITS);
  expect(score.similarityWhereCovered).toBeCloseTo(expected.similarityWhereCovered, DIGITS);
  expect(score.overlapFraction).toBe(expected.overlapFraction);
}

describe('prepareLc2Simd', () => {
  it.each([
    ['the identity', IDENTITY_MAT4],
    ['a rotation', turned],
    ['a pose half outside', away],
  ])('equals the evaluator in double precision at %s', (_, pose) => {
    for (const moving of [one, two]) expectSame(moving, {}, pose);
  });

  it.each([
    { cellSamples: 1, patchCells: 4 },
    { cellSamples: 2, patchCells: 2 },
    { sampleSpacingMm: 1.7, cellSamples: 1, patchCells: 3 },
    { weight: { variancePower: 0.25 } },
    { nonNegativeGradient: false, ridge: 0.01 },
    { minimumValidFraction: 0.9 },
  ] as Partial<Lc2Options>[])('equals it with %j', (changes) => {
    for (const moving of [one, two]) expectSame(moving, changes, turned);
  });

  it('treats unknown MRI as unknown', () => {
    for (const moving of [one, two]) {
      const half = moving.data.length / 2;
      const data = moving.data.map((value, n) => (n < half ? Number.NaN : value));
      expectSame({ ...moving, data }, {}, IDENTITY_MAT4);
    }
  });

  it('leaves out a sequence that repeats the other', () => {
    const twice = movingChannels([texture(geometry, 2), texture(geometry, 2)], 0.7, geometry);
    const pair = prepareLc2Simd(ultrasound, mask, twice, { ...options, ridge: 0 });
    const single = prepareLc2Simd(ultrasound, mask, one, { ...options, ridge: 0 });
    expect(pair.similarity(turned)).toBeCloseTo(single.similarity(turned), 4);
  });

  it('counts samples and patches as the other does, and nothing outside the MRI', () => {
    const simd = prepareLc2Simd(ultrasound, mask, two, options);
    const { sampleCount, patchCount } = prepareLc2(ultrasound, mask, two, options);
    expect(simd).toMatchObject({ sampleCount, patchCount });
    const far = rigidToMat4({
      translationMm: [0, 0, 99],
      rotationVectorRad: [0, 0, 0],
      centreLps: [0, 0, 0],
    });
    expect(simd.score(far)).toEqual({ similarity: 0, similarityWhereCovered: 0, overlapFraction: 0 });
  });

  it('scores alike in every slot, without one disturbing the other', () => {
    const { shared, score } = prepareLc2Simd(ultrasound, mask, two, options, 3);
    const other = openLc2(shared, 2);
    const first = score(turned);
    expect(other(away)).toEqual(score(away));
    expect(score(turned)).toEqual(first);
    expect(other(turned)).toEqual(first);
  });
});
