import { describe, expect, it } from '@jest/globals';
import { createMapToMoving } from '../../../../src/kernels/deformation/createMapToMoving.ts';
import { nodesLps } from '../../../../src/kernels/deformation/nodesLps.ts';
import { resampleThrough } from '../../../../src/kernels/deformation/resampleThrough.ts';
import type { DisplacementField, SpatialTransform } from '../../../../src/kernels/deformation/types.ts';
import { IDENTITY_MAT4 } from '../../../../src/kernels/geometry/identityMat4.ts';
import type { Vec3 } from '../../../../src/kernels/geometry/types.ts';
import { coneMask } from '../../../../src/kernels/masks/coneMask.ts';
import { voxelCentresLps } from '../../../../src/kernels/masks/voxelCentresLps.ts';
import { DEFAULT_REGISTRATION_OPTIONS } from '../../../../src/kernels/registration/defaultOptions.ts';
import { judgeDeformation } from '../../../../src/kernels/registration/deformable/judgeDeformation.ts';
import { refineDeformable } from '../../../../src/kernels/registration/deformable/refineDeformable.ts';
import { registerDeformable } from '../../../../src/kernels/registration/deformable/registerDeformable.ts';
import { coarseGeometry } from '../../../../src/kernels/registration/deformable/splineField.ts';
import { judgeGivenPose } from '../../../../src/kernels/registration/judgeGivenPose.ts';
import type { SimilarityLevel } from '../../../../src/kernels/registration/types.ts';
import { syntheticMri, syntheticUltrasound } from '../syntheticPair.ts';

/** Larger samples than usual, for speed. */
const FINE: SimilarityLevel = {
  ...DEFAULT_REGISTRATION_OPTIONS.fine,
  ...{ sampleSpacingMm: 2, cellSamples: 1, patchCells: 4 },
};
const CENTRE: Vec3 = [0, -10, 35];
const mri = syntheticMri(1);
const fixed = syntheticUltrasound(mri, IDENTITY_MAT4, 2);
const points = voxelCentresLps(coneMask(fixed)).filter((_, n) => Math.floor(n / 3) % 97 === 0);

/** A bump of known height: fixed x belongs to x + d(x). */
function bump(heightMm: number, sigmaMm: number): SpatialTransform & { field: DisplacementField } {
  const geometry = coarseGeometry({ ...mri.geometry }, 2);
  const nodes = nodesLps(geometry);
  const displacementsMm = new Float32Array(nodes.length);
  for (let n = 0; n < nodes.length; n += 3) {
    const squared = [0, 1, 2].reduce((sum, axis) => sum + (nodes[n + axis] - CENTRE[axis]) ** 2, 0);
    displacementsMm[n + 1] = heightMm * Math.exp(-squared / (2 * sigmaMm ** 2));
  }
  return { movingToFixedLps: IDENTITY_MAT4, field: { geometry, displacementsMm } };
}

/** The ultrasound of the brain after the bump, and the mean distance over the cone from its truth. */
function setUp(heightMm: number) {
  const truth = bump(heightMm, 13);
  const bentUltrasound = syntheticUltrasound(
    resampleThrough(mri, mri.geometry, truth, 'linear', 100),
    IDENTITY_MAT4,
    2,
  );
  const input = {
    ...{
      fixed: bentUltrasound,
      moving: [{ sequence: 'T1', image: mri }],
      initialMovingToFixedLps: IDENTITY_MAT4,
      seed: 3,
    },
    options: { nullPoses: 8, fine: FINE },
  };
  const errorMm = (transform: SpatialTransform): number => {
    const [found, true_] = [transform, truth].map(createMapToMoving);
    const [a, b] = [new Float64Array(3), new Float64Array(3)];
    let sum = 0;
    for (let n = 0; n < points.length; n += 3) {
      found(points[n], points[n + 1], points[n + 2], a);
      true_(points[n], points[n + 1], points[n + 2], b);
      sum += Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
    }
    return (3 * sum) / points.length;
  };
  return { input, errorMm };
}

const LINEAR: SpatialTransform = { movingToFixedLps: IDENTITY_MAT4, field: null };
const still = setUp(0);
const shifted = setUp(4);

describe('refineDeformable', () => {
  it('takes back most of a known brain shift, with evidence that it is smooth and can be inverted', () => {
    const { input, errorMm } = shifted;
    const { field, evaluations } = refineDeformable(input, IDENTITY_MAT4, { deformableEvaluations: 25 });
    expect(evaluations).toBeLessThanOrEqual(25);
    expect(errorMm(LINEAR)).toBeGreaterThan(0.9);
    expect(errorMm({ ...LINEAR, field })).toBeLessThan(0.6 * errorMm(LINEAR));
    const linear = judgeGivenPose(input, IDENTITY_MAT4);
    const judged = judgeDeformation(input, linear, { ...LINEAR, field });
    expect(judged.similarityAfter).toBeGreaterThan(linear.similarityAfter + 0.02);
    expect(judged.evidence.nullSimilarities).toEqual(linear.evidence.nullSimilarities);
    const { deformation } = judged;
    expect(deformation.jacobianMinimum).toBeGreaterThan(0.4);
    expect(deformation.jacobianMaximum).toBeLessThan(2);
    expect(deformation.inverseResidualMm).toBeLessThan(0.01);
    expect(deformation.deformationMaximumMm).toBeGreaterThan(1.5);
    expect(deformation.deformationMedianMm).toBeLessThan(deformation.deformationMaximumMm);
  });

  it('does no harm where nothing has shifted, and gives the same twice', () => {
    const { input, errorMm } = still;
    const bend = () => refineDeformable(input, IDENTITY_MAT4, { deformableEvaluations: 8 });
    const { field } = bend();
    expect(errorMm({ ...LINEAR, field })).toBeLessThan(0.25);
    expect(bend().field.displacementsMm).toEqual(field.displacementsMm);
  });

  it('bends more stiffly instead of folding', () => {
    const { input } = shifted;
    const loose = {
      controlSpacingMm: 10,
      bendingPenalty: 1e-3,
      stretchPenalty: 0.05,
      deformableEvaluations: 10,
    };
    const { field, evaluations } = refineDeformable(input, IDENTITY_MAT4, loose);
    expect(evaluations).toBeGreaterThan(0);
    const linear = judgeGivenPose(input, IDENTITY_MAT4);
    expect(judgeDeformation(input, linear, { ...LINEAR, field }).deformation.jacobianMinimum).toBeGreaterThan(
      0.29,
    );
  });

  it('refuses settings outside their range, and stops when asked', () => {
    const { input } = still;
    const bend =
      (settings: object, hooks = {}) =>
      () =>
        refineDeformable(input, IDENTITY_MAT4, settings, hooks);
    expect(bend({ controlSpacingMm: 1 })).toThrow('controlSpacingMm');
    expect(bend({ bendingPenalty: 0 })).toThrow('bendingPenalty');
    expect(bend({ stretchPenalty: -1 })).toThrow('stretchPenalty');
    expect(bend({ deformableEvaluations: 1 })).toThrow('deformableEvaluations');
    expect(bend({}, { shouldStop: () => true })).toThrow('cancelled');
  });

  it('takes the best field so far when the time is out, and nothing bent before that', () => {
    const { input, errorMm } = shifted;
    const limited = (mostAsked: number) => {
      let asked = 0;
      return refineDeformable(input, IDENTITY_MAT4, {}, { isOutOfTime: () => ++asked > mostAsked });
    };
    const atOnce = limited(0);
    expect(atOnce).toMatchObject({ outOfTime: true, evaluations: 1 });
    expect(errorMm({ ...LINEAR, field: atOnce.field })).toBeCloseTo(errorMm(LINEAR), 6);
    const later = limited(6);
    expect(later).toMatchObject({ outOfTime: true, evaluations: 7 });
    expect(errorMm({ ...LINEAR, field: later.field })).toBeLessThan(errorMm(LINEAR));
    const rigid = judgeGivenPose(input, IDENTITY_MAT4);
    expect(registerDeformable(input, rigid, {}, { isOutOfTime: () => true }).outOfTime).toBe(true);
  });

  it('says so when the time is out and the field still folds', () => {
    const other = { ...shifted.input, moving: [{ sequence: 'T1', image: syntheticMri(5) }] };
    const loose = { controlSpacingMm: 8, bendingPenalty: 1e-6, stretchPenalty: 0 };
    let asked = 0;
    const hooks = { isOutOfTime: () => ++asked > 8 };
    expect(() => refineDeformable(other, IDENTITY_MAT4, loose, hooks)).toThrow('time limit');
  });
});

describe('judgeDeformation', () => {
  it('refuses a field that folds', () => {
    const { input } = still;
    const linear = judgeGivenPose(input, IDENTITY_MAT4);
    const folding = bump(12, 4);
    expect(() => judgeDeformation(input, linear, folding)).toThrow(
      expect.objectContaining({ code: 'REGISTRATION_FAILED', message: expect.stringContaining('folds') }),
    );
  });
});
