import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSetRecord } from '../../../src/graphql/records.ts';
import { IDENTITY_MAT4 } from '../../../src/kernels/geometry/identityMat4.ts';
import { resampleImage } from '../../../src/kernels/geometry/resampleImage.ts';
import { rigidToMat4 } from '../../../src/kernels/geometry/rigidToMat4.ts';
import { transformPoint } from '../../../src/kernels/geometry/transformPoint.ts';
import type { Geometry, Image, Vec3 } from '../../../src/kernels/geometry/types.ts';
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

const QUICK = {
  coarsePoses: 150,
  restarts: 4,
  fineRestarts: 1,
  searchTranslationMm: 7,
  searchRotationDeg: 8,
  nullPoses: 24,
};
const METHODS = {
  LC2_RIGID: QUICK,
  MATTES_MI_RIGID: QUICK,
  MIND_SSC_RIGID: QUICK,
  ELASTIX_MI_RIGID: { resolutions: 2, iterations: 50, spatialSamples: 1000 },
} as const;
type Method = keyof typeof METHODS;

let serial = 0;

async function register(
  method: Method,
  fixed: Image,
  moving: Image,
  tracked: readonly number[] = IDENTITY_MAT4,
) {
  const pseudonym = `Case${++serial}`;
  const us = await cohort.ultrasound(dataSet, pseudonym, { image: fixed });
  const mr = await cohort.mri(dataSet, pseudonym, { image: moving });
  const points = [-12, 0, 12].map((d): Vec3 => [CENTRE[0] + d, CENTRE[1] - d / 2, CENTRE[2] + d / 3]);
  points.push([CENTRE[0], CENTRE[1] + 10, CENTRE[2] - 8]);
  const placed = points.map((point) => transformPoint(TRUTH, point));
  await cohort.landmarks(mr, us, points.flat(), placed.flat());
  const { data, errors } = await test.execute(
    'mutation ($input: RegisterVolumesInput!) { registerVolumes(input: $input) { registration { id } } }',
    {
      input: {
        ...{ fixedVolumeId: us.id, movingVolumeIds: [mr.id], method, parameters: METHODS[method] },
        trackedMovingToFixedLps: tracked,
      },
    },
    { role: 'RESEARCHER' },
  );
  expect(errors).toEqual([]);
  await test.drainJobs();
  const found = await test.execute(
    `query ($id: ID!) { registration(id: $id) { state error { code message } job { state error { code } }
       movingToFixedLps evidence { mtreTrackedMm mtreRegisteredMm betterByEvidence warnings overlapFraction similarityTracked similarityRegistered durationMs } } }`,
    { id: data.registerVolumes.registration.id },
  );
  return found.data.registration;
}
const along = (mm: Vec3) =>
  rigidToMat4({ translationMm: mm, rotationVectorRad: [0, 0, 0], centreLps: [0, 0, 0] });
const cone = coneMask(ultrasound);
const coneOnMri = resampleImage(cone, mri.geometry, IDENTITY_MAT4, 'nearest', 0);
function anisotropic(image: Image, factor: number): Image {
  const { size, spacingMm } = image.geometry;
  const geometry: Geometry = {
    ...image.geometry,
    size: [size[0], size[1], Math.floor(size[2] / factor)],
    spacingMm: [spacingMm[0], spacingMm[1], spacingMm[2] * factor],
  };
  return resampleImage(image, geometry, IDENTITY_MAT4, 'linear', 0);
}
const CASES: [string, Image, Image, (readonly number[])?][] = [
  ['good', ultrasound, mri],
  ['no overlap', ultrasound, { ...mri, geometry: { ...mri.geometry, originLps: [500, 0, 0] } }],
  ['flat cone', withValues(ultrasound, (u) => (u > 0 ? 9 : 0)), mri],
  ['flat mri in reach', ultrasound, withValues(mri, (_, n) => (n === 0 ? 1 : 0))],
  ['one voxel us', withValues(ultrasound, (_, n) => (n === 90000 ? 1 : 0)), mri],
  ['masked mri', ultrasound, withValues(mri, (p, n) => (coneOnMri.data[n] ? p : 0))],
  ['aniso mri', ultrasound, anisotropic(mri, 10)],
  ['aniso us', anisotropic(ultrasound, 10), mri],
  ['200 mm', ultrasound, mri, along([200, 0, 0])],
  ['swapped at import', mri, ultrasound],
  ['noise', ultrasound, syntheticMri(5)],
];

describe('x', () => {
  it.each(CASES.flatMap((c) => (Object.keys(METHODS) as Method[]).map((m) => [c[0], m, c] as const)))(
    '%s %s',
    async (name, method, [, f, m, t]) => {
      const start = performance.now();
      const r = await register(method, f, m, t);
      process.stderr.write(
        `${name} ${method} ${Math.round(performance.now() - start)} ms ${r.state} ${r.error?.code ?? ''} ${JSON.stringify(r.evidence && [r.evidence.mtreTrackedMm, r.evidence.mtreRegisteredMm, r.evidence.betterByEvidence, r.evidence.overlapFraction, r.evidence.similarityTracked, r.evidence.similarityRegistered])} ${r.error?.message ?? ''}\n`,
      );
    },
  );
});
