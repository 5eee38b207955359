import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { readNifti } from '../../../src/formats/nifti/readNifti.ts';
import { readTagFile } from '../../../src/formats/tag/readTagFile.ts';
import { IDENTITY_MAT4 } from '../../../src/kernels/geometry/identityMat4.ts';
import { indexToWorld } from '../../../src/kernels/geometry/indexToWorld.ts';
import { invertMat4 } from '../../../src/kernels/geometry/invertMat4.ts';
import { multiplyMat4 } from '../../../src/kernels/geometry/multiplyMat4.ts';
import { resampleImage } from '../../../src/kernels/geometry/resampleImage.ts';
import { rigidToMat4 } from '../../../src/kernels/geometry/rigidToMat4.ts';
import { targetRegistrationErrors } from '../../../src/kernels/geometry/targetRegistrationErrors.ts';
import { transformPoint } from '../../../src/kernels/geometry/transformPoint.ts';
import type { Geometry, Image, Mat4, PointsLps, VoxelArray } from '../../../src/kernels/geometry/types.ts';
import { coneMask } from '../../../src/kernels/masks/coneMask.ts';
import { voxelCentresLps } from '../../../src/kernels/masks/voxelCentresLps.ts';
import { createRandomGenerator } from '../../../src/kernels/random/randomGenerator.ts';
import { alignedGrid } from '../../../src/kernels/registration/alignedGrid.ts';
import { baselineTrackedPose } from '../../../src/kernels/registration/baselineTrackedPose.ts';
import { judgeGivenPose } from '../../../src/kernels/registration/judgeGivenPose.ts';
import { registerRigid } from '../../../src/kernels/registration/registerRigid.ts';
import type { RegistrationInput, SimilarityName } from '../../../src/kernels/registration/types.ts';
import { describeWithData, sharedData } from '../../support/sharedData.ts';
import { syntheticMri, syntheticUltrasound } from './syntheticPair.ts';

const QUICK = {
  coarsePoses: 150,
  restarts: 3,
  fineRestarts: 1,
  nullPoses: 32,
  searchTranslationMm: 7,
  searchRotationDeg: 8,
};
const SIMILARITIES: SimilarityName[] = ['MATTES_MI', 'MIND_SSC'];

const mri = syntheticMri(1);
const truth = rigidToMat4({
  translationMm: [2.5, -3, 2],
  rotationVectorRad: [0.04, -0.05, 0.06],
  centreLps: [0, -10, 35],
});
const lc2Ultrasound = syntheticUltrasound(mri, truth, 2);
const ultrasound = remapped(lc2Ultrasound);

/** The same cone with each MRI intensity mapped to an echo, dark to bright to dark: what MI and MIND-SSC assume. */
function remapped(cone: Image): Image {
  const random = createRandomGenerator(6);
  const intensity = resampleImage(mri, cone.geometry, truth, 'linear', 0).data;
  const echo = (value: number): number =>
    20 + 100 * Math.exp(-(((value - 180) / 60) ** 2)) + 2 * random.normal();
  const data = cone.data.map((u, n) => (u > 0 ? Math.max(1, echo(intensity[n])) : 0));
  return { geometry: cone.geometry, data };
}

const conePoints = voxelCentresLps(coneMask(ultrasound)).filter((_, n) => Math.floor(n / 3) % 97 === 0);

const inputOf = (
  similarity: SimilarityName,
  changes: Partial<RegistrationInput> = {},
): RegistrationInput => ({
  fixed: ultrasound,
  moving: [{ sequence: 'T1', image: mri }],
  initialMovingToFixedLps: IDENTITY_MAT4,
  seed: 3,
  ...changes,
  options: { ...QUICK, similarity, ...changes.options },
});

function place(pose: Mat4, points: PointsLps): PointsLps {
  const placed = new Float64Array(points.length);
  for (let n = 0; n < points.length; n += 3) {
    placed.set(transformPoint(pose, [points[n], points[n + 1], points[n + 2]]), n);
  }
  return placed;
}

const poseErrorMm = (pose: Mat4): number =>
  targetRegistrationErrors(pose, conePoints, place(truth, conePoints)).meanMm;

describe.each(SIMILARITIES)('registerRigid by %s', (similarity) => {
  const result = registerRigid(inputOf(similarity));

  it('recovers the true pose', () => {
    expect(poseErrorMm(IDENTITY_MAT4)).toBeGreaterThan(4);
    expect(poseErrorMm(result.movingToFixedLps)).toBeLessThan(0.6);
    expect(result.similarityAfter).toBeGreaterThan(result.similarityBefore);
    expect(result.evidence.similarityAboveNullSd).toBeGreaterThan(3);
    expect(result.evidence.overlapFraction).toBeGreaterThan(0.9);
  });

  it('uses a second sequence on another grid', () => {
    const flair = { sequence: 'FLAIR', image: syntheticMri(1, [66, 66, 60]) };
    const both = registerRigid(inputOf(similarity, { moving: [{ sequence: 'T1', image: mri }, flair] }));
    expect(both.levels[0].sampleCount).toBe(result.levels[0].sampleCount);
    expect(both.similarityAfter).toBeGreaterThan(both.similarityBefore);
  });

  it('claims nothing for another anatomy', () => {
    const { evidence } = registerRigid(
      inputOf(similarity, { moving: [{ sequence: 'T1', image: syntheticMri(77) }] }),
    );
    expect(evidence.betterByEvidence).toBe(false);
  });

  it('refuses constant images and images that do not meet', () => {
    const flat = { geometry: mri.geometry, data: mri.data.map(() => 7) };
    expect(() => registerRigid(inputOf(similarity, { moving: [{ sequence: 'T1', image: flat }] }))).toThrow(
      expect.objectContaining({ code: 'CONSTANT_IMAGE' }),
    );
    const away = rigidToMat4({
      translationMm: [0, 0, 62],
      rotationVectorRad: [0, 0, 0],
      centreLps: [0, 0, 0],
    });
    expect(() => registerRigid(inputOf(similarity, { initialMovingToFixedLps: away }))).toThrow(
      expect.objectContaining({ code: 'NO_OVERLAP' }),
    );
  });
});

it('registerRigid by the normalised mutual information recovers the true pose', () => {
  const result = registerRigid(
    inputOf('MATTES_MI', { options: { informationMeasure: 'NORMALISED', histogramBins: 50 } }),
  );
  expect(poseErrorMm(result.movingToFixedLps)).toBeLessThan(0.6);
  expect(result.similarityAfter).toBeLessThan(1);
});

describe('judgeGivenPose', () => {
  const input = (changes: Partial<RegistrationInput> = {}) =>
    inputOf('LC2', { fixed: lc2Ultrasound, ...changes });

  it('judges a right pose as better, without restarts', () => {
    const { evidence, movingToFixedLps, ...result } = judgeGivenPose(input(), truth);
    expect(movingToFixedLps).toBe(truth);
    expect(evidence).toMatchObject({ restartCount: 0, restartsInBasin: 0, betterByEvidence: true });
    expect(evidence.translationMm).toBeGreaterThan(3);
    expect(result.similarityAfter).toBeGreaterThan(result.similarityBefore + 0.2);
  });

  it('judges a wrong pose as not better', () => {
    const wrong = multiplyMat4(
      rigidToMat4({ translationMm: [9, 9, -4], rotationVectorRad: [0, 0, 0], centreLps: [0, 0, 0] }),
      truth,
    );
    expect(judgeGivenPose(input(), wrong).evidence.betterByEvidence).toBe(false);
  });

  it('measures the tracked pose of a registration and a pose far from it', () => {
    const baseline = baselineTrackedPose(input());
    expect(judgeGivenPose(input(), truth).similarityBefore).toBeCloseTo(baseline.similarityAfter, 12);
    // Tracking that is 60 mm off leaves the images without overlap; a given pose is measured all the same.
    const lost = rigidToMat4({
      translationMm: [0, 0, 62],
      rotationVectorRad: [0, 0, 0],
      centreLps: [0, 0, 0],
    });
    const found = judgeGivenPose(input({ initialMovingToFixedLps: lost }), truth);
    expect(found.evidence.overlapFraction).toBeGreaterThan(0.9);
    expect(found.similarityAfter).toBeGreaterThan(0.3);
    expect(found.similarityBefore).toBeLessThan(0.1);
  });

  it('refuses a pose that leaves the MRI or scales beyond reason', () => {
    const away = rigidToMat4({
      translationMm: [500, 0, 0],
      rotationVectorRad: [0, 0, 0],
      centreLps: [0, 0, 0],
    });
    expect(() => judgeGivenPose(input(), away)).toThrow(expect.objectContaining({ code: 'NO_OVERLAP' }));
    const scaled = IDENTITY_MAT4.map((value, at) => (at < 12 ? 3 * value : value));
    expect(() => judgeGivenPose(input(), scaled)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }));
  });
});

describe('alignedGrid', () => {
  it('covers the moving image with axes along the fixed ones at the pose', () => {
    const grid: Geometry = alignedGrid(mri.geometry, ultrasound.geometry, truth, 2);
    const toFixedVoxel = multiplyMat4(
      invertMat4(indexToWorld({ ...ultrasound.geometry, spacingMm: [1, 1, 1] })),
      multiplyMat4(truth, indexToWorld(grid)),
    );
    expect([0, 1, 2, 4, 5, 6, 8, 9, 10].map((n) => toFixedVoxel[n])).toEqual(
      [2, 0, 0, 0, 2, 0, 0, 0, 2].map((value) => expect.closeTo(value, 9)),
    );
    const corner = transformPoint(indexToWorld(mri.geometry), [71, 67, 63]);
    const at = transformPoint(invertMat4(indexToWorld(grid)), corner);
    at.forEach((index, axis) => {
      expect(index).toBeGreaterThan(-1e-6);
      expect(index).toBeLessThan(grid.size[axis]);
    });
  });
});

describeWithData('resect/Case24', 'the other similarities on a real pair (RESECT case 24)', () => {
  const file = (name: string): string => sharedData('resect', 'Case24', `Case24-${name}`);
  const read = (name: string): Image<VoxelArray> =>
    readNifti(readFileSync(file(`${name}.nii.gz`)), { fileName: name }).image;
  const fixed = read('US-before');
  const moving = ['T1', 'FLAIR'].map((sequence) => ({ sequence, image: read(sequence) }));
  const tags = readTagFile(readFileSync(file('MRI-beforeUS.tag'), 'utf8'), { fileName: 'tag' });
  const run = (similarity: SimilarityName) =>
    registerRigid({
      fixed,
      moving,
      initialMovingToFixedLps: IDENTITY_MAT4,
      seed: 1,
      options: { similarity, coarsePoses: 1000, searchTranslationMm: 12, searchRotationDeg: 12 },
    });
  const errorMm = (pose: Mat4): number =>
    targetRegistrationErrors(pose, tags.movingLps, tags.fixedLps).meanMm;

  it('MIND-SSC ends near the landmarks', () => {
    expect(errorMm(run('MIND_SSC').movingToFixedLps)).toBeLessThan(3);
  }, 120_000);

  it('mutual information goes wrong, as it is known to, and its evidence does not claim otherwise', () => {
    const { movingToFixedLps, evidence } = run('MATTES_MI');
    expect(errorMm(movingToFixedLps)).toBeGreaterThan(5);
    expect(evidence.betterByEvidence).toBe(false);
  }, 120_000);
});
