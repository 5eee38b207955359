import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { VolumeRecord } from '../../../src/graphql/records.ts';
import {
  createImportedCohort,
  createTestAppWithFolder,
  type ImportedCohort,
} from '../../factories/importedCohort.ts';
import type { TestApp } from '../../support/testApp.ts';
import { eventsOf, withoutTrace } from '../../support/traces.ts';

let test: TestApp;
let cohort: ImportedCohort;
let us: VolumeRecord;
let mri: VolumeRecord;
let close: () => Promise<void>;

beforeAll(async () => {
  const made = await createTestAppWithFolder();
  ({ test, close } = made);
  cohort = createImportedCohort(test, made.folder);
  const dataSet = await cohort.dataSet('RESECT');
  us = await cohort.ultrasound(dataSet, 'Case1');
  mri = await cohort.mri(dataSet, 'Case1', { grid: { size: [32, 28, 24], originLps: [-4, -4, -4] } });
  // The MRI point is 1 mm to the right of its partner.
  await cohort.landmarks(
    mri,
    us,
    [4, 5, 5, 9, 5, 5, 4, 9, 5, 4, 5, 9],
    [5, 5, 5, 10, 5, 5, 5, 9, 5, 5, 5, 9],
  );
});
afterAll(() => close());

const IMPORT = `mutation ($input: ImportTransformInput!) { importTransform(input: $input) {
  registration { id method methodVersion parameters state trackedMovingToFixedLps movingToFixedLps }
  job { id kind state }
} }`;
const READ = `query ($id: ID!) { registration(id: $id) {
  state movingToFixedLps qcSheets { mediaType }
  evidence { similarityName restartCount landmarkCount mtreTrackedMm mtreRegisteredMm translationMm overlapFraction warnings }
} }`;
const REGISTER = `mutation ($input: RegisterVolumesInput!) { registerVolumes(input: $input) { registration { id } } }`;

let fileCount = 0;
const file = (content: string, name = `pose-${++fileCount}.txt`) => cohort.folder.write(name, content);

const ITK_SHIFT = (x: number): string =>
  `#Insight Transform File V1.0\n#Transform 0\nTransform: VersorRigid3DTransform_double_3_3\nParameters: 0 0 0 ${x} 0 0\nFixedParameters: 0 0 0\n`;
const SHIFT = (x: number): number[] => [1, 0, 0, x, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];

const run = (changes: Record<string, unknown>, role: 'VIEWER' | 'CURATOR' = 'CURATOR') =>
  test.execute(
    IMPORT,
    { input: { fixedVolumeId: us.id, movingVolumeIds: [mri.id], tool: 'Slicer 5.6', ...changes } },
    { role },
  );

async function read(id: string) {
  const { data, errors } = await test.execute(READ, { id });
  expect(errors).toEqual([]);
  return data.registration;
}

describe('importTransform', () => {
  it('stores a pending registration that says where its transform comes from, and measures it', async () => {
    let id = '';
    const events = await eventsOf(test, async () => {
      const { data, errors } = await run({ source: file(ITK_SHIFT(-1), 'Case1.tfm') });
      expect(errors).toEqual([]);
      const { registration, job } = data.importTransform;
      id = registration.id;
      expect(registration).toMatchObject({ method: 'IMPORTED', state: 'PENDING', movingToFixedLps: null });
      expect(registration.parameters).toEqual({
        fileHash: expect.stringMatching(/^[0-9a-f]{64}$/),
        fileName: 'Case1.tfm',
        format: 'ITK',
        direction: 'FIXED_TO_MOVING',
        space: 'LPS',
        tool: 'Slicer 5.6',
        movingToFixedLps: SHIFT(1),
      });
      expect(job).toMatchObject({ kind: 'REGISTER_VOLUMES', state: 'QUEUED' });
    });
    expect(events).toEqual(['REGISTRATION_REQUESTED']);
    expect(await test.drainJobs()).toHaveLength(1);
    const done = await read(id);
    expect(done).toMatchObject({ state: 'COMPLETED', movingToFixedLps: SHIFT(1) });
    expect(done.qcSheets).toEqual([{ mediaType: 'image/png' }]);
    expect(done.evidence).toMatchObject({
      similarityName: 'LC2',
      restartCount: 0,
      landmarkCount: 4,
      mtreTrackedMm: expect.closeTo(1, 6),
      mtreRegisteredMm: expect.closeTo(0, 6),
      translationMm: expect.closeTo(1, 6),
    });
  });

  it('refuses the same transform twice, whatever file it is in, but not its inverse', async () => {
    const twin = { source: file(SHIFT(1).join(' ')), direction: 'MOVING_TO_FIXED', space: 'LPS' };
    const { errors } = await withoutTrace(test, () => run(twin));
    expect(errors).toMatchObject([{ code: 'DUPLICATE', details: { registrationId: expect.any(String) } }]);
    const inverse = await run({ ...twin, direction: 'FIXED_TO_MOVING' });
    expect(inverse.errors).toEqual([]);
    expect(inverse.data.importTransform.registration.parameters.movingToFixedLps).toEqual(SHIFT(-1));
  });

  it('reads an .xfm in its own world', async () => {
    const source = file(
      'MNI Transform File\nTransform_Type = Linear;\nLinear_Transform =\n1 0 0 2\n0 1 0 0\n0 0 1 0;\n',
    );
    const { data } = await run({ source });
    expect(data.importTransform.registration.parameters).toMatchObject({
      space: 'RAS',
      movingToFixedLps: SHIFT(-2),
    });
  });

  it.each([
    ['INVALID_INPUT', 'give direction', () => ({ source: file(SHIFT(3).join(' ')), space: 'LPS' })],
    [
      'INVALID_INPUT',
      'give space',
      () => ({ source: file(SHIFT(3).join(' ')), direction: 'MOVING_TO_FIXED' }),
    ],
    ['INVALID_INPUT', 'always LPS', () => ({ source: file(ITK_SHIFT(3)), space: 'RAS' })],
    ['INVALID_INPUT', 'Name the tool', () => ({ source: file(ITK_SHIFT(3)), tool: ' ' })],
    [
      'INVALID_INPUT',
      'were fixed and moving swapped',
      () => ({ source: file(ITK_SHIFT(3)), fixedVolumeId: mri.id }),
    ],
    [
      'INVALID_INPUT',
      'are its units mm',
      () => ({
        source: file('10 0 0 0 0 10 0 0 0 0 10 0 0 0 0 1'),
        direction: 'MOVING_TO_FIXED',
        space: 'LPS',
      }),
    ],
    [
      'UNSUPPORTED_FORMAT',
      'not linear',
      () => ({ source: file(ITK_SHIFT(3).replace('VersorRigid3D', 'BSpline')) }),
    ],
    ['UNSUPPORTED_FORMAT', 'too large', () => ({ source: file('1 '.repeat(40_000)) })],
    ['CORRUPT_FILE', '12 numbers', () => ({ source: file('1 0 0 0 0 1 0 0 0 0 1 0') })],
    ['UNKNOWN_ID', 'volume', () => ({ source: file(ITK_SHIFT(3)), fixedVolumeId: randomUUID() })],
    ['UNKNOWN_ID', 'volume', () => ({ source: file(ITK_SHIFT(3)), movingVolumeIds: ['Case1'] })],
  ])('refuses with %s (%s) and leaves nothing behind', async (code, message, changes) => {
    const { errors } = await withoutTrace(test, () => run(changes()));
    expect(errors).toMatchObject([{ code, message: expect.stringContaining(message) }]);
  });

  it('is not for a viewer', async () => {
    const { errors } = await withoutTrace(test, () => run({ source: file(ITK_SHIFT(4)) }, 'VIEWER'));
    expect(errors.map(({ code }) => code)).toEqual(['FORBIDDEN']);
  });

  it('ends with a coded error and an exclusion when the transform leaves the MRI', async () => {
    const { data } = await run({ source: file(ITK_SHIFT(400)) });
    await test.drainJobs();
    const { id } = data.importTransform.registration;
    const failed = await test.execute(
      'query ($id: ID!) { registration(id: $id) { state error { code } exclusions { reason { code } } } }',
      { id },
    );
    expect(failed.data.registration).toEqual({
      state: 'FAILED',
      error: { code: 'NO_OVERLAP' },
      exclusions: [{ reason: { code: 'REGISTRATION_FAILED' } }],
    });
  });
});

describe('registerVolumes by LANDMARK_RIGID', () => {
  const register = (changes: Record<string, unknown> = {}) =>
    test.execute(
      REGISTER,
      { input: { fixedVolumeId: us.id, movingVolumeIds: [mri.id], method: 'LANDMARK_RIGID', ...changes } },
      { role: 'CURATOR' },
    );

  it('fits the landmarks and says that its error is a training error, with the leave-one-out error', async () => {
    const { data, errors } = await register();
    expect(errors).toEqual([]);
    await test.drainJobs();
    const { evidence, movingToFixedLps } = await read(data.registerVolumes.registration.id);
    expect(movingToFixedLps).toEqual(SHIFT(1).map((value) => expect.closeTo(value, 6)));
    expect(evidence).toMatchObject({ landmarkCount: 4, mtreRegisteredMm: expect.closeTo(0, 6) });
    expect(evidence.warnings[0]).toMatch(/training error.*in turn gives 0\.00 mm/);
  });

  it('needs landmarks, and weights that fit them', async () => {
    const third = await cohort.dataSet('Third');
    const lonely = await cohort.ultrasound(third, 'Case10');
    const partner = await cohort.mri(third, 'Case10');
    const missing = await register({ fixedVolumeId: lonely.id, movingVolumeIds: [partner.id] });
    expect(missing.errors).toMatchObject([{ code: 'LANDMARK_PARTNER_MISSING' }]);
    for (const parameters of [{ weights: [1, -1, 1, 1] }, { weights: [1] }, { restarts: 3 }]) {
      const { errors } = await withoutTrace(test, () => register({ parameters }));
      expect(errors).toMatchObject([{ code: 'INVALID_INPUT' }]);
    }
  });
});

describe('the other methods', () => {
  it.each([
    ['MATTES_MI_RIGID', { informationMeasure: 'NORMALISED' }, 'Normalised MI'],
    ['MIND_SSC_RIGID', {}, 'MIND-SSC'],
  ])('%s runs as a job and names its similarity', async (method, own, similarityName) => {
    const dataSet = await cohort.dataSet(method);
    // At the coarse level a descriptor looks about 10 mm around itself.
    const fixed = await cohort.ultrasound(dataSet, 'Case1', { grid: { size: [40, 40, 36] } });
    const moving = await cohort.mri(dataSet, 'Case1', { grid: { size: [44, 44, 40] } });
    const quick = { coarsePoses: 10, restarts: 1, fineRestarts: 1, nullPoses: 8, nearFieldMm: 0 };
    const parameters = { ...quick, coarseEvaluationsPerRestart: 14, fineEvaluationsPerRestart: 14, ...own };
    const { data, errors } = await test.execute(REGISTER, {
      input: { fixedVolumeId: fixed.id, movingVolumeIds: [moving.id], method, parameters },
    });
    expect(errors).toEqual([]);
    await test.drainJobs();
    const registration = await read(data.registerVolumes.registration.id);
    expect(registration).toMatchObject({ state: 'COMPLETED', evidence: { similarityName } });
  });
});
