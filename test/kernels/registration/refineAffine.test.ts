import { describe, expect, it } from '@jest/globals';
import { IDENTITY_MAT4 } from '../../../src/kernels/geometry/identityMat4.ts';
import { invertMat4 } from '../../../src/kernels/geometry/invertMat4.ts';
import { multiplyMat4 } from '../../../src/kernels/geometry/multiplyMat4.ts';
import { polarParts } from '../../../src/kernels/geometry/polarParts.ts';
import { rigidToMat4 } from '../../../src/kernels/geometry/rigidToMat4.ts';
import { transformPoint } from '../../../src/kernels/geometry/transformPoint.ts';
import type { Mat4, Vec3 } from '../../../src/kernels/geometry/types.ts';
import { coneMask } from '../../../src/kernels/masks/coneMask.ts';
import { voxelCentresLps } from '../../../src/kernels/masks/voxelCentresLps.ts';
import { affineSpace } from '../../../src/kernels/registration/affineSpace.ts';
import { DEFAULT_REGISTRATION_OPTIONS } from '../../../src/kernels/registration/defaultOptions.ts';
import { judgeGivenPose } from '../../../src/kernels/registration/judgeGivenPose.ts';
import { refineAffine } from '../../../src/kernels/registration/refineAffine.ts';
import { syntheticMri, syntheticUltrasound } from './syntheticPair.ts';

const mri = syntheticMri(1);
const CENTRE: Vec3 = [0, -10, 35];

const pose = rigidToMat4({
  translationMm: [1.5, -2, 1],
  rotationVectorRad: [0.02, -0.03, 0.02],
  centreLps: CENTRE,
});

/** The pose after a stretch about the centre. */
function stretched(xx: number, yy: number, zz: number, xy = 0): Mat4 {
  const about = affineSpace(pose, transformPoint(pose, CENTRE), 'AFFINE', 0.2);
  return about.toMatrix([0, 0, 0, 0, 0, 0, ...[xx, yy, zz, xy, 0, 0].map((e) => 40 * e)]);
}

function setUp(truth: Mat4) {
  const fixed = syntheticUltrasound(mri, truth, 2);
  const points = voxelCentresLps(coneMask(fixed)).filter((_, n) => Math.floor(n / 3) % 97 === 0);
  const input = {
    ...{ fixed, moving: [{ sequence: 'T1', image: mri }], initialMovingToFixedLps: IDENTITY_MAT4, seed: 3 },
    options: { nullPoses: 8, fine: { ...DEFAULT_REGISTRATION_OPTIONS.fine, sampleSpacingMm: 1.5 } },
  };
  /** Mean distance over the cone to where the truth puts the same tissue. */
  const errorMm = (m: Mat4): number => {
    const difference = multiplyMat4(m, invertMat4(truth));
    let sum = 0;
    for (let n = 0; n < points.length; n += 3) {
      const p: Vec3 = [points[n], points[n + 1], points[n + 2]];
      const q = transformPoint(difference, p);
      sum += Math.hypot(q[0] - p[0], q[1] - p[1], q[2] - p[2]);
    }
    return (3 * sum) / points.length;
  };
  return { input, errorMm, rigid: judgeGivenPose(input, pose) };
}

describe('refineAffine', () => {
  it('finds a stretch and a shear that no rigid pose explains', () => {
    const { input, errorMm, rigid } = setUp(stretched(0.05, -0.04, 0.03, 0.03));
    const affine = refineAffine(input, rigid, 'AFFINE');
    expect(errorMm(rigid.movingToFixedLps)).toBeGreaterThan(0.5);
    expect(errorMm(affine.movingToFixedLps)).toBeLessThan(0.5 * errorMm(rigid.movingToFixedLps));
    expect(affine.similarityAfter).toBeGreaterThan(rigid.similarityAfter);
    expect(affine.evidence).toMatchObject({
      restartCount: rigid.evidence.restartCount,
      nullSimilarities: rigid.evidence.nullSimilarities,
    });
    expect(affine.evidence.similarityGainSd).toBeGreaterThan(rigid.evidence.similarityGainSd);
    expect(affine.evaluations.fine).toBeGreaterThan(rigid.evaluations.fine + 26);
  });

  it('finds one scale, and as a similarity nothing else', () => {
    const { input, errorMm, rigid } = setUp(stretched(0.04, 0.04, 0.04));
    const { movingToFixedLps } = refineAffine(input, rigid, 'SIMILARITY');
    expect(errorMm(movingToFixedLps)).toBeLessThan(0.5 * errorMm(rigid.movingToFixedLps));
    const [most, , least] = polarParts(movingToFixedLps).principalScales;
    expect(most).toBeCloseTo(least, 8);
    expect(most).toBeGreaterThan(1.02);
  });

  it('does no harm where there is nothing to stretch, and keeps to its limit', () => {
    const { input, errorMm, rigid } = setUp(pose);
    const affine = refineAffine(input, rigid, 'AFFINE');
    expect(errorMm(affine.movingToFixedLps)).toBeLessThan(errorMm(rigid.movingToFixedLps) + 0.25);
    const held = refineAffine(input, rigid, 'AFFINE', { stretchLimit: 0.001, stretchPenalty: 0 });
    const [most, , least] = polarParts(held.movingToFixedLps).principalScales;
    expect(most).toBeLessThan(1.003);
    expect(least).toBeGreaterThan(0.997);
  });

  it('refuses settings outside their range and stops when asked', () => {
    const { input, rigid } = setUp(pose);
    expect(() => refineAffine(input, rigid, 'AFFINE', { stretchLimit: 0.5 })).toThrow('stretchLimit');
    expect(() => refineAffine(input, rigid, 'AFFINE', { stretchPenalty: Number.NaN })).toThrow(
      'stretchPenalty',
    );
    expect(() => refineAffine(input, rigid, 'AFFINE', { affineEvaluations: 5 })).toThrow('affineEvaluations');
    expect(() => refineAffine(input, rigid, 'AFFINE', {}, { shouldStop: () => true })).toThrow('cancelled');
  });

  it('takes the best stretch so far when the time is out', () => {
    const { input, rigid } = setUp(stretched(0.05, -0.04, 0.03));
    const atOnce = refineAffine(input, rigid, 'AFFINE', {}, { isOutOfTime: () => true });
    expect(atOnce.outOfTime).toBe(true);
    expect(atOnce.movingToFixedLps).toEqual(rigid.movingToFixedLps.map((value) => expect.closeTo(value, 9)));
    let asked = 0;
    const later = refineAffine(input, rigid, 'AFFINE', {}, { isOutOfTime: () => ++asked > 40 });
    expect(later.outOfTime).toBe(true);
    expect(later.similarityAfter).toBeGreaterThan(rigid.similarityAfter);
  });
});
