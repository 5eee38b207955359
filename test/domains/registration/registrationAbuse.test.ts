import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ErrorCode } from '../../../src/errors/codes.ts';
import type { DataSetRecord } from '../../../src/graphql/records.ts';
import { cropImage } from '../../../src/kernels/filters/cropImage.ts';
import { IDENTITY_MAT4 } from '../../../src/kernels/geometry/identityMat4.ts';
import { invertMat4 } from '../../../src/kernels/geometry/invertMat4.ts';
import { resampleImage } from '../../../src/kernels/geometry/resampleImage.ts';
import { rigidToMat4 } from '../../../src/kernels/geometry/rigidToMat4.ts';
import { transformPoint } from '../../../src/kernels/geometry/transformPoint.ts';
import type { Image, Mat4, Vec3 } from '../../../src/kernels/geometry/types.ts';
import { coneMask } from '../../../src/kernels/masks/coneMask.ts';
import {
  createImportedCohort,
  createTestAppWithFolder,
  type ImportedCohort,
} from '../../factories/importedCohort.ts';
import { syntheticMri, syntheticUltrasound } from '../../kernels/registration/syntheticPair.ts';
import type { TestApp } from '../../support/testApp.ts';

let test: TestApp;
let cohort: ImportedCohort;
let dataSet: DataSetRecord;
let close: () => Promise<void>;

beforeAll(async () => {
  const made = await createTestAppWithFolder();
  ({ test, close } = made);
  cohort = createImportedCohort(test, made.folder);
  dataSet = await cohort.dataSet('Abuse');
});
afterAll(() => close());

/** Small searches: these images have no answer, or one that must not be claimed too easily. */
const SEARCH = { coarsePoses: 100, restarts: 3, fineRestarts: 1, nullPoses: 16 };
const PARAMETERS = {
  LC2_RIGID: SEARCH,
  LC2_AFFINE: { ...SEARCH, affineEvaluations: 30 },
  LC2_DEFORMABLE: { ...SEARCH, deformableEvaluations: 4 },
  MATTES_MI_RIGID: SEARCH,
  MIND_SSC_RIGID: SEARCH,
  ELASTIX_MI_RIGID: { resolutions: 1, iterations: 30, spatialSamples: 500 },
} as const;
type Method = keyof typeof PARAMETERS;
const METHODS = Object.keys(PARAMETERS) as Method[];

const CENTRE: Vec3 = [0, -10, 35];
const TRUTH = rigidToMat4({
  translationMm: [2.5, -3, 2],
  rotationVectorRad: [0.04, -0.05, 0.06],
  centreLps: CENTRE,
});
const mri = syntheticMri(1);
const ultrasound = syntheticUltrasound(mri, TRUTH, 2);

const withValues = (image: Image, value: (old: number, n: number) => number): Image => ({
  geometry: image.geometry,
  data: image.data.map(value),
});

/** Zero wherever the cone, laid on it by the wrong tracked pose, does not reach. */
function croppedToCone(image: Image): Image {
  const cone = resampleImage(coneMask(ultrasound), image.geometry, IDENTITY_MAT4, 'nearest', 0);
  return withValues(image, (value, n) => (cone.data[n] === 1 ? value : 0));
}

function withThickSlices(image: Image, factor: number): Image {
  const { size, spacingMm } = image.geometry;
  return resampleImage(
    image,
    {
      ...image.geometry,
      size: [size[0], size[1], Math.floor(size[2] / factor)],
      spacingMm: [spacingMm[0], spacingMm[1], spacingMm[2] * factor],
    },
    IDENTITY_MAT4,
    'linear',
    0,
  );
}

const elsewhere: Image = { ...mri, geometry: { ...mri.geometry, originLps: [500, 0, 0] } };
const flatCone = withValues(ultrasound, (value) => (value > 0 ? 9 : 0));
const oneVoxel = withValues(ultrasound, (_, n) => (n === 90_000 ? 1 : 0));
const off200Mm = rigidToMat4({
  ...{ translationMm: [200, 0, 0], rotationVectorRad: [0, 0, 0], centreLps: [0, 0, 0] },
});

let serial = 0;

/** Imports a pair with true landmarks. */
async function importPair(fixed: Image, moving: Image, truth = TRUTH) {
  const pseudonym = `Case${++serial}`;
  const us = await cohort.ultrasound(dataSet, pseudonym, { image: fixed });
  const mr = await cohort.mri(dataSet, pseudonym, { image: moving });
  const points = [-12, 0, 12].map((d): Vec3 => [CENTRE[0] + d, CENTRE[1] - d / 2, CENTRE[2] + d / 3]);
  const inUs = points.flatMap((point) => transformPoint(truth, point));
  await cohort.landmarks(mr, us, points.flat(), inUs);
  return { fixedVolumeId: us.id, movingVolumeIds: [mr.id] };
}

/** Registers as a client would. */
async function register(
  method: Method,
  pair: Awaited<ReturnType<typeof importPair>>,
  tracked: Mat4 = IDENTITY_MAT4,
) {
  const asked = await test.execute(
    'mutation ($input: RegisterVolumesInput!) { registerVolumes(input: $input) { registration { id } } }',
    { input: { ...pair, method, parameters: PARAMETERS[method], trackedMovingToFixedLps: tracked } },
    { role: 'CURATOR' },
  );
  expect(asked.errors).toEqual([]);
  await test.drainJobs();
  const { data } = await test.execute(
    `query ($id: ID!) { registration(id: $id) { state error { code } movingToFixedLps job { state error { code } }
       evidence { mtreRegisteredMm betterByEvidence recommendation warnings } } }`,
    { id: asked.data.registerVolumes.registration.id },
  );
  return data.registration;
}

describe('registration of what cannot be registered', () => {
  const FAILING: [what: string, code: ErrorCode, fixed: Image, moving: Image, tracked: Mat4][] = [
    ['images that do not meet', 'NO_OVERLAP', ultrasound, elsewhere, IDENTITY_MAT4],
    ['a tracked pose 200 mm off', 'NO_OVERLAP', ultrasound, mri, off200Mm],
    ['an ultrasound that is constant in its cone', 'CONSTANT_IMAGE', flatCone, mri, IDENTITY_MAT4],
    ['a cone of one voxel', 'EMPTY_MASK', oneVoxel, mri, IDENTITY_MAT4],
  ];

  it.each(FAILING)('fails with a code: %s', async (_, code, fixed, moving, tracked) => {
    const pair = await importPair(fixed, moving);
    for (const method of METHODS) {
      expect({ method, ...(await register(method, pair, tracked)) }).toEqual({
        ...{ method, state: 'FAILED', error: { code }, movingToFixedLps: null, evidence: null },
        job: { state: 'FAILED', error: { code } },
      });
    }
  });
});

describe('registration of what should not be trusted', () => {
  const thick = withThickSlices(mri, 10);
  const swapped = [cropImage(mri, [16, 14, 12], [56, 54, 52]), ultrasound] as const;
  // The other methods and images are tested without a server: test/compute/tasks/registerDoubtful.test.ts.
  const DOUBTFUL: [what: string, method: Method, fixed: Image, moving: Image][] = [
    ['an MRI cropped to the cone at the wrong pose', 'LC2_RIGID', ultrasound, croppedToCone(mri)],
    ['slices ten times as thick as wide', 'LC2_RIGID', ultrasound, thick],
    ['slices ten times as thick as wide', 'ELASTIX_MI_RIGID', ultrasound, thick],
    ['MRI and ultrasound swapped at import', 'LC2_RIGID', ...swapped],
    ['another anatomy', 'ELASTIX_MI_RIGID', ultrasound, syntheticMri(5)],
  ];

  it.each(DOUBTFUL)('claims no wrong pose: %s, %s', async (_, method, fixed, moving) => {
    const isSwapped = fixed === swapped[0];
    const pair = await importPair(fixed, moving, isSwapped ? invertMat4(TRUTH) : TRUTH);
    const { state, evidence } = await register(method, pair);
    expect(state).toBe('COMPLETED');
    if (evidence.betterByEvidence) expect(evidence.mtreRegisteredMm).toBeLessThan(2);
    else expect(evidence.recommendation).toBe('TRACKED_POSE');
    const warned = evidence.warnings.some((warning: string) => warning.includes('swapped at import'));
    expect(warned).toBe(isSwapped);
  });
});
