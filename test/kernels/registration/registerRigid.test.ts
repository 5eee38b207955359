import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { SonoledgerError } from '../../../src/errors/sonoledgerError.ts';
import { readNifti } from '../../../src/formats/nifti/readNifti.ts';
import { readTagFile } from '../../../src/formats/tag/readTagFile.ts';
import { IDENTITY_MAT4 } from '../../../src/kernels/geometry/identityMat4.ts';
import { multiplyMat4 } from '../../../src/kernels/geometry/multiplyMat4.ts';
import { rigidToMat4 } from '../../../src/kernels/geometry/rigidToMat4.ts';
import { targetRegistrationErrors } from '../../../src/kernels/geometry/targetRegistrationErrors.ts';
import type { Image, Mat4, PointsLps, Vec3, VoxelArray } from '../../../src/kernels/geometry/types.ts';
import { centroidLps } from '../../../src/kernels/masks/centroidLps.ts';
import { coneMask } from '../../../src/kernels/masks/coneMask.ts';
import { voxelCentresLps } from '../../../src/kernels/masks/voxelCentresLps.ts';
import { createRandomGenerator } from '../../../src/kernels/random/randomGenerator.ts';
import { baselineTrackedPose } from '../../../src/kernels/registration/baselineTrackedPose.ts';
import { registerRigid } from '../../../src/kernels/registration/registerRigid.ts';
import type { RegistrationInput } from '../../../src/kernels/registration/types.ts';
import { EVIDENCE_MODEL } from '../../../src/kernels/registration/uncertainty/evidenceModel.ts';
import { describeWithData, sharedData } from '../../support/sharedData.ts';
import { syntheticMri, syntheticUltrasound } from './syntheticPair.ts';

/** Few poses, so that a test takes a second; the defaults are for real images. */
const QUICK = {
  coarsePoses: 200,
  restarts: 5,
  fineRestarts: 1,
  searchTranslationMm: 7,
  searchRotationDeg: 8,
};

const mri = syntheticMri(1);
const truth = rigidToMat4({
  translationMm: [2.5, -3, 2],
  rotationVectorRad: [0.04, -0.05, 0.06],
  centreLps: [0, -10, 35],
});
const ultrasound = syntheticUltrasound(mri, truth, 2);
const cone = coneMask(ultrasound);

function input(changes: Partial<RegistrationInput> = {}): RegistrationInput {
  return {
    fixed: ultrasound,
    moving: [{ sequence: 'T1', image: mri }],
    initialMovingToFixedLps: IDENTITY_MAT4,
    seed: 3,
    options: QUICK,
    ...changes,
  };
}

/** Mean distance over the cone between where two poses put the same tissue. */
function poseErrorMm(found: Mat4, expected: Mat4): number {
  const points = voxelCentresLps(cone).filter((_, n) => Math.floor(n / 3) % 97 === 0);
  const place = (pose: Mat4): PointsLps => {
    const placed = new Float64Array(points.length);
    for (let n = 0; n < points.length; n += 3) {
      for (let axis = 0; axis < 3; axis++) {
        const row = 4 * axis;
        placed[n + axis] =
          pose[row] * points[n] +
          pose[row + 1] * points[n + 1] +
          pose[row + 2] * points[n + 2] +
          pose[row + 3];
      }
    }
    return placed;
  };
  return targetRegistrationErrors(found, points, place(expected)).meanMm;
}

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return (error as SonoledgerError).code;
  }
  return 'NO_ERROR';
}

function withValues(image: Image, value: (old: number, n: number) => number): Image {
  return { geometry: image.geometry, data: image.data.map(value) };
}

function displaced(translationMm: Vec3, rotationVectorRad: Vec3 = [0, 0, 0]): Mat4 {
  return rigidToMat4({ translationMm, rotationVectorRad, centreLps: centroidLps(cone) });
}

describe('registerRigid on a synthetic pair', () => {
  const result = registerRigid(input());

  it('recovers the true pose', () => {
    expect(poseErrorMm(IDENTITY_MAT4, truth)).toBeGreaterThan(4);
    expect(poseErrorMm(result.movingToFixedLps, truth)).toBeLessThan(0.3);
  });

  it('shows by its evidence that the result is better than the tracked pose', () => {
    const { evidence, similarityBefore, similarityAfter } = result;
    expect(similarityAfter).toBeGreaterThan(similarityBefore + 0.2);
    expect(evidence.betterByEvidence).toBe(true);
    expect(evidence.restartCount).toBe(6);
    expect(evidence.restartsInBasin).toBeGreaterThanOrEqual(2);
    expect(evidence.translationMm).toBeGreaterThan(3);
    expect(evidence.rotationDeg).toBeCloseTo((Math.hypot(0.04, 0.05, 0.06) * 180) / Math.PI, 0);
    expect(evidence.overlapFraction).toBeGreaterThan(0.9);
    expect(evidence.nullSimilarities.n).toBe(48);
  });

  it('gives an uncertainty that holds the true displacement, and no sign of failure', () => {
    const { evidence, movingToFixedLps } = result;
    const { displacementMm, displacementUncertaintyMm, displacementRadius95Mm } = evidence;
    expect(evidence.displacementTarget).toBe('FIELD_OF_VIEW');
    expect(displacementMm).toBeCloseTo(poseErrorMm(IDENTITY_MAT4, movingToFixedLps), 0);
    expect(displacementRadius95Mm).toBeGreaterThan(poseErrorMm(movingToFixedLps, truth));
    expect(displacementRadius95Mm).toBeLessThan(1);
    expect(displacementUncertaintyMm).toBeLessThan(displacementRadius95Mm ?? 0);
    expect(evidence.failureProbability).toBeLessThan(0.5);
    expect(evidence.evidenceModel).toBe(EVIDENCE_MODEL.version);
  });

  it('records levels and evaluations', () => {
    expect(result.levels.map(({ sampleSpacingMm }) => sampleSpacingMm)).toEqual([3, 1]);
    expect(result.levels[1].sampleCount).toBeGreaterThan(result.levels[0].sampleCount);
    expect(result.evaluations.coarse).toBeGreaterThan(200);
    expect(result.evaluations.fine).toBeGreaterThan(48);
  });

  it('gives the same numbers for the same seed and other starts for another', () => {
    expect(registerRigid(input())).toEqual(result);
    const other = registerRigid(input({ seed: 'another' }));
    expect(other.evidence.nullSimilarities).not.toEqual(result.evidence.nullSimilarities);
    expect(poseErrorMm(other.movingToFixedLps, truth)).toBeLessThan(0.3);
  });

  it('does not mutate its input', () => {
    expect(mri.data).toEqual(syntheticMri(1).data);
    expect(ultrasound.data).toEqual(syntheticUltrasound(mri, truth, 2).data);
  });

  it('does not depend on the units of either image', () => {
    const scaled = registerRigid(
      input({
        fixed: withValues(ultrasound, (u) => u * 0.01),
        moving: [{ sequence: 'T1', image: withValues(mri, (p) => 5 * p - 1000) }],
      }),
    );
    expect(poseErrorMm(scaled.movingToFixedLps, truth)).toBeLessThan(0.3);
    expect(scaled.similarityAfter).toBeCloseTo(result.similarityAfter, 3);
  });

  it('uses a second sequence on another grid', () => {
    const flair = syntheticMri(9, [60, 60, 60]);
    const both = registerRigid(
      input({
        moving: [
          { sequence: 'T1', image: mri },
          { sequence: 'FLAIR', image: flair },
        ],
      }),
    );
    expect(poseErrorMm(both.movingToFixedLps, truth)).toBeLessThan(0.5);
  });

  it('keeps a tracked pose that is already right and does not claim a gain', () => {
    const kept = registerRigid(input({ initialMovingToFixedLps: truth }));
    expect(poseErrorMm(kept.movingToFixedLps, truth)).toBeLessThan(0.3);
    expect(kept.similarityAfter).toBeGreaterThanOrEqual(kept.similarityBefore);
    expect(kept.evidence.betterByEvidence).toBe(false);
  });

  it('reports rising progress up to 1', () => {
    const fractions: number[] = [];
    registerRigid(input(), { onProgress: (fraction) => fractions.push(fraction) });
    expect(fractions[0]).toBe(0);
    expect(fractions.at(-1)).toBe(1);
    expect([...fractions].sort((a, b) => a - b)).toEqual(fractions);
  });

  it('stops soon after it is asked to', () => {
    let asked = 0;
    expect(codeOf(() => registerRigid(input(), { shouldStop: () => ++asked > 50 }))).toBe('JOB_CANCELLED');
    expect(asked).toBe(51);
  });
});

describe('registerRigid on images without an answer', () => {
  it('claims nothing for noise or another anatomy', () => {
    const random = createRandomGenerator(5);
    const noise = withValues(mri, () => random.normal());
    for (const image of [noise, syntheticMri(77)]) {
      const result = registerRigid(input({ moving: [{ sequence: 'T1', image }] }));
      expect(result.evidence.betterByEvidence).toBe(false);
    }
  });

  it('refuses images that do not meet', () => {
    expect(codeOf(() => registerRigid(input({ initialMovingToFixedLps: displaced([500, 0, 0]) })))).toBe(
      'NO_OVERLAP',
    );
    expect(codeOf(() => registerRigid(input({ initialMovingToFixedLps: displaced([0, 0, 62]) })))).toBe(
      'NO_OVERLAP',
    );
  });

  it('refuses constant, empty and non-finite images', () => {
    const flatMri = withValues(mri, () => 7);
    expect(codeOf(() => registerRigid(input({ moving: [{ sequence: 'T1', image: flatMri }] })))).toBe(
      'CONSTANT_IMAGE',
    );
    const flatCone = withValues(ultrasound, (u) => (u > 0 ? 9 : 0));
    expect(codeOf(() => registerRigid(input({ fixed: flatCone })))).toBe('CONSTANT_IMAGE');
    expect(codeOf(() => registerRigid(input({ fixed: withValues(ultrasound, () => 0) })))).toBe('EMPTY_MASK');
    const broken = withValues(mri, (p, n) => (n === 1000 ? Number.NaN : p));
    expect(codeOf(() => registerRigid(input({ moving: [{ sequence: 'T1', image: broken }] })))).toBe(
      'NON_FINITE_VALUES',
    );
    const infinite = withValues(ultrasound, (u, n) => (n === 5 ? Infinity : u));
    expect(codeOf(() => registerRigid(input({ fixed: infinite })))).toBe('NON_FINITE_VALUES');
  });

  it('refuses a field of view that is empty, too thin or on another grid', () => {
    const masked = (data: Uint8Array) => ({ ...QUICK, fieldOfView: { geometry: ultrasound.geometry, data } });
    const empty = masked(new Uint8Array(cone.data.length));
    expect(codeOf(() => registerRigid(input({ options: empty })))).toBe('EMPTY_MASK');
    const voxel = masked(new Uint8Array(cone.data.length).fill(1, 80_000, 80_001));
    expect(codeOf(() => registerRigid(input({ options: voxel })))).toBe('EMPTY_MASK');
    const elsewhere = {
      ...QUICK,
      fieldOfView: { geometry: mri.geometry, data: new Uint8Array(mri.data.length) },
    };
    expect(codeOf(() => registerRigid(input({ options: elsewhere })))).toBe('GRID_MISMATCH');
  });

  it('refuses what makes no sense as input', () => {
    const mirrored = [-1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];
    expect(codeOf(() => registerRigid(input({ initialMovingToFixedLps: mirrored })))).toBe('INVALID_INPUT');
    expect(codeOf(() => registerRigid(input({ moving: [] })))).toBe('INVALID_INPUT');
    for (const options of [
      { searchTranslationMm: -1 },
      { nearFieldMm: Number.NaN },
      { fineEvaluationsPerRestart: 5 },
    ]) {
      expect(codeOf(() => registerRigid(input({ options })))).toBe('INVALID_INPUT');
    }
  });
});

describe('baselineTrackedPose', () => {
  it('judges the tracked pose at the level of a registration without changing it', () => {
    const initialMovingToFixedLps = multiplyMat4(displaced([1, 0, 0], [0, 0.02, 0]), truth);
    const baseline = baselineTrackedPose(input({ initialMovingToFixedLps }));
    const registered = registerRigid(input({ initialMovingToFixedLps }));
    expect(baseline.movingToFixedLps).toEqual(initialMovingToFixedLps);
    expect(baseline.similarityBefore).toBe(registered.similarityBefore);
    expect(baseline.similarityAfter).toBe(baseline.similarityBefore);
    expect(baseline.evidence.nullSimilarities).toEqual(registered.evidence.nullSimilarities);
    expect(baseline.evidence.translationMm).toBeCloseTo(0, 12);
    expect(baseline.evidence.rotationDeg).toBeCloseTo(0, 12);
    expect(baseline.evidence).toMatchObject({
      restartCount: 0,
      similarityGainSd: 0,
      betterByEvidence: false,
    });
  });

  it('refuses images that do not meet', () => {
    const far = input({ initialMovingToFixedLps: displaced([0, 500, 0]) });
    expect(codeOf(() => baselineTrackedPose(far))).toBe('NO_OVERLAP');
  });
});

describeWithData('resect/Case24', 'registerRigid on a real pair (RESECT case 24)', () => {
  const file = (name: string): string => sharedData('resect', 'Case24', `Case24-${name}`);
  const read = (name: string): Image<VoxelArray> =>
    readNifti(readFileSync(file(`${name}.nii.gz`)), { fileName: name }).image;

  it('ends near the landmarks from the tracked pose with T1 and FLAIR, and from 9 mm away', () => {
    const fixed = read('US-before');
    const moving = ['T1', 'FLAIR'].map((sequence) => ({ sequence, image: read(sequence) }));
    const tags = readTagFile(readFileSync(file('MRI-beforeUS.tag'), 'utf8'), { fileName: 'tag' });
    const errorMm = (pose: Mat4): number =>
      targetRegistrationErrors(pose, tags.movingLps, tags.fixedLps).meanMm;
    expect(errorMm(IDENTITY_MAT4)).toBeCloseTo(1.1011, 3);

    const tracked = registerRigid({ fixed, moving, initialMovingToFixedLps: IDENTITY_MAT4, seed: 1 });
    expect(errorMm(tracked.movingToFixedLps)).toBeLessThan(3);
    // The landmarks say that tracking was better here, and the evidence does not claim otherwise.
    expect(tracked.evidence.betterByEvidence).toBe(false);
    expect(tracked.evidence.failureProbability).toBeLessThan(0.5);

    const away = rigidToMat4({
      translationMm: [6, -5, 4],
      rotationVectorRad: [0.05, 0.1, -0.08],
      centreLps: centroidLps(coneMask(fixed)),
    });
    expect(errorMm(away)).toBeGreaterThan(8);
    const recovered = registerRigid({ fixed, moving, initialMovingToFixedLps: away, seed: 1 });
    expect(errorMm(recovered.movingToFixedLps)).toBeLessThan(3);
    expect(recovered.evidence.betterByEvidence).toBe(true);
  }, 120_000);
});
