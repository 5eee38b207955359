import { describe, expect, it } from '@jest/globals';
import { IDENTITY_MAT4 } from '../../../../src/kernels/geometry/identityMat4.ts';
import { rigidToMat4 } from '../../../../src/kernels/geometry/rigidToMat4.ts';
import { MM_PER_RADIAN, poseSpace } from '../../../../src/kernels/registration/poseSpace.ts';
import { blocksOfPatches } from '../../../../src/kernels/registration/uncertainty/blocksOfPatches.ts';
import { displacementBetween } from '../../../../src/kernels/registration/uncertainty/displacementBetween.ts';
import { displacementForm } from '../../../../src/kernels/registration/uncertainty/displacementForm.ts';
import { displacementTarget } from '../../../../src/kernels/registration/uncertainty/displacementTarget.ts';

const extent = { centreLps: [5, -10, 30], spreadMm: 14, radiusMm: 40 } as const;
const tracked = rigidToMat4({
  translationMm: [3, 1, -2],
  rotationVectorRad: [0.1, 0, -0.2],
  centreLps: [0, 0, 0],
});
const poses = poseSpace(tracked, extent);

describe('displacementBetween', () => {
  it('is the root mean square over the points', () => {
    const points = Float64Array.from([0, 0, 0, 10, 0, 0]);
    const quarterTurn = rigidToMat4({
      translationMm: [0, 0, 0],
      rotationVectorRad: [0, 0, Math.PI / 2],
      centreLps: [0, 0, 0],
    });
    // The origin stays; (10, 0, 0) goes to (0, 10, 0), which is sqrt(200) away.
    expect(displacementBetween(IDENTITY_MAT4, quarterTurn, points)).toBeCloseTo(10, 10);
  });
});

describe('displacementTarget', () => {
  it('takes the tumour where it is known', () => {
    const tumour = Float64Array.from([1, 2, 3]);
    const input = { initialMovingToFixedLps: tracked, tumourBoundaryMovingLps: tumour };
    expect(displacementTarget(input, extent)).toEqual({ kind: 'TUMOUR_BOUNDARY', pointsMovingLps: tumour });
  });

  it('else measures as the distance of poses over the field of view does', () => {
    const input = { initialMovingToFixedLps: tracked, tumourBoundaryMovingLps: new Float64Array(0) };
    const { kind, pointsMovingLps } = displacementTarget(input, extent);
    expect(kind).toBe('FIELD_OF_VIEW');
    const other = poses.toMatrix([4, -3, 2, 5, -6, 7]);
    expect(displacementBetween(tracked, other, pointsMovingLps)).toBeCloseTo(
      poses.distanceMm(tracked, other),
      8,
    );
  });
});

describe('displacementForm', () => {
  it('is the identity for translations and the squared lever for rotations', () => {
    // 20 mm beside the centre along x: turning about y or z moves it, about x does not.
    const point = Float64Array.from([20, 0, 0]);
    const centred = poseSpace(IDENTITY_MAT4, { ...extent, centreLps: [0, 0, 0] });
    const form = displacementForm(point, centred.toMatrix, new Float64Array(6));
    const lever = (20 / MM_PER_RADIAN) ** 2;
    expect([0, 7, 14, 21, 28, 35].map((n) => form[n])).toEqual(
      [1, 1, 1, 0, lever, lever].map((x) => expect.closeTo(x, 6)),
    );
  });

  it('predicts the displacement of a small change of the pose', () => {
    const points = Float64Array.from([10, 0, 20, -5, 8, 33, 4, -20, 25]);
    const at = Float64Array.from([2, -1, 3, 4, 5, -6]);
    const change = [0.01, 0.02, -0.01, 0.02, -0.02, 0.01];
    const form = displacementForm(points, poses.toMatrix, at);
    const squared = change.reduce(
      (sum, a, row) => sum + a * change.reduce((s, b, column) => s + form[6 * row + column] * b, 0),
      0,
    );
    const moved = poses.toMatrix(at.map((value, axis) => value + change[axis]));
    expect(Math.sqrt(squared)).toBeCloseTo(displacementBetween(poses.toMatrix(at), moved, points), 5);
  });
});

describe('blocksOfPatches', () => {
  it('puts patches of one cube together, on either side of the origin', () => {
    const centres = Float64Array.from([1, 1, 1, 9, 9, 9, 11, 1, 1, -1, 1, 1, 2, 3, 4]);
    expect(blocksOfPatches(centres, [0, 0, 0], 10)).toEqual({
      count: 3,
      blockOf: Int32Array.from([0, 0, 1, 2, 0]),
    });
  });
});
