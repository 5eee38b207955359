import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { VolumeRecord } from '../../../src/graphql/records.ts';
import { createImportedCohort, createTestAppWithFolder } from '../../factories/importedCohort.ts';
import type { TestApp } from '../../support/testApp.ts';
import { eventsOf, withoutTrace } from '../../support/traces.ts';

let test: TestApp;
let us: VolumeRecord;
let t1: VolumeRecord;
let flair: VolumeRecord;
let stranger: VolumeRecord;
let close: () => Promise<void>;

beforeAll(async () => {
  const made = await createTestAppWithFolder();
  ({ test, close } = made);
  const cohort = createImportedCohort(test, made.folder);
  const dataSet = await cohort.dataSet('RESECT');
  us = await cohort.ultrasound(dataSet, 'Case1');
  t1 = await cohort.mri(dataSet, 'Case1');
  flair = await cohort.mri(dataSet, 'Case1', { sequence: 'FLAIR' });
  stranger = await cohort.mri(dataSet, 'Case2');
});
afterAll(() => close());

const REGISTER = `mutation ($input: RegisterVolumesInput!) { registerVolumes(input: $input) {
  registration {
    id method methodVersion parameters seed state trackedMovingToFixedLps movingToFixedLps evidence { overlapFraction }
    fixedVolume { name } movingVolumes { sequence } standingVerdict job { id kind } error { code }
  }
  job { id state input }
} }`;

const register = (changes: Record<string, unknown> = {}) =>
  test.execute(
    REGISTER,
    { input: { fixedVolumeId: us.id, movingVolumeIds: [t1.id], method: 'TRACKED_POSE', ...changes } },
    { role: 'CURATOR' },
  );

/** A turn by 90 degrees about z and a shift. */
const POSE = [0, -1, 0, 5, 1, 0, 0, -3, 0, 0, 1, 2, 0, 0, 0, 1];

describe('registerVolumes', () => {
  it('stores a pending record with its settings and queues its job, as one event', async () => {
    const events = await eventsOf(test, async () => {
      const { data, errors } = await register({
        movingVolumeIds: [flair.id, t1.id],
        method: 'LC2_RIGID',
        seed: 7,
        trackedMovingToFixedLps: POSE,
        parameters: { restarts: 4, nullPoses: 8 },
      });
      expect(errors).toEqual([]);
      const { registration, job } = data.registerVolumes;
      expect(registration).toEqual({
        ...{ id: expect.any(String), method: 'LC2_RIGID', methodVersion: '1', seed: 7, state: 'PENDING' },
        ...{
          parameters: { restarts: 4, nullPoses: 8 },
          trackedMovingToFixedLps: POSE,
          movingToFixedLps: null,
        },
        ...{ evidence: null, standingVerdict: null, error: null, fixedVolume: { name: us.name } },
        movingVolumes: [{ sequence: 'FLAIR' }, { sequence: 'T1' }],
        job: { id: job.id, kind: 'REGISTER_VOLUMES' },
      });
      expect(job).toMatchObject({ state: 'QUEUED', input: { registrationId: registration.id } });
    });
    expect(events).toEqual(['REGISTRATION_REQUESTED']);
  });

  const turned = (...changes: [number, number][]): number[] => {
    const pose = [...POSE];
    for (const [at, value] of changes) pose[at] = value;
    return pose;
  };

  const BAD_INPUT: [string, string, () => Record<string, unknown>][] = [
    [
      'swapped volumes',
      'were fixed and moving swapped?',
      () => ({ fixedVolumeId: t1.id, movingVolumeIds: [us.id] }),
    ],
    [
      'ultrasound as the moving volume',
      'were fixed and moving swapped?',
      () => ({ movingVolumeIds: [us.id] }),
    ],
    [
      'MRI of another patient',
      'belongs to another patient',
      () => ({ movingVolumeIds: [t1.id, stranger.id] }),
    ],
    ['no MRI', 'Give 1 to 3 MRI volumes', () => ({ movingVolumeIds: [] })],
    ['four MRI', 'Give 1 to 3', () => ({ movingVolumeIds: [t1.id, flair.id, t1.id, flair.id] })],
    ['one MRI twice', 'named twice', () => ({ movingVolumeIds: [t1.id, t1.id] })],
    ['a pose that scales', 'not rigid', () => ({ trackedMovingToFixedLps: turned([10, 1.01]) })],
    ['a pose that mirrors', 'mirrors', () => ({ trackedMovingToFixedLps: turned([10, -1]) })],
    ['a pose of 15 numbers', '16', () => ({ trackedMovingToFixedLps: POSE.slice(1) })],
    ['a pose with another last row', 'last row', () => ({ trackedMovingToFixedLps: turned([12, 1]) })],
    ['an unknown parameter', 'Unrecognized key: "speed"', () => ({ parameters: { speed: 'fast' } })],
    ['a parameter out of range', 'restarts', () => ({ parameters: { restarts: 0 } })],
    ['fewer null poses than a spread needs', 'nullPoses', () => ({ parameters: { nullPoses: 7 } })],
    [
      'a parameter of another method',
      'Unrecognized key: "coarsePoses"',
      () => ({ method: 'ELASTIX_MI_RIGID', parameters: { coarsePoses: 100 } }),
    ],
    ['parameters that are no object', 'parameters', () => ({ parameters: [1] })],
    ['a transform from elsewhere', 'IMPORTED is no method to run', () => ({ method: 'IMPORTED' })],
  ];

  it.each(BAD_INPUT)('refuses %s', async (_, reason, changes) => {
    const { errors } = await withoutTrace(test, () => register(changes()));
    expect(errors).toMatchObject([{ code: 'INVALID_INPUT', message: expect.stringContaining(reason) }]);
  });

  it('refuses volumes that do not exist', async () => {
    for (const id of [randomUUID(), 'Case1']) {
      for (const changes of [{ fixedVolumeId: id }, { movingVolumeIds: [t1.id, id] }]) {
        const { errors } = await withoutTrace(test, () => register(changes));
        expect(errors.map((error) => error.code)).toEqual(['UNKNOWN_ID']);
      }
    }
  });

  it.each(['VIEWER', 'REVIEWER'] as const)('is not for a %s', async (role) => {
    for (const document of [
      'mutation ($id: ID!) { registerCohort(input: { dataSetId: $id, method: TRACKED_POSE }) { registrations { id } } }',
      'mutation ($id: ID!) { renderQcSheet(registrationId: $id) { job { id } } }',
      'mutation ($id: ID!) { registerVolumes(input: { fixedVolumeId: $id, movingVolumeIds: [], method: TRACKED_POSE }) { job { id } } }',
      'mutation ($id: ID!) { transferLabel(input: { registrationId: $id, annotationId: $id }) { job { id } } }',
      'mutation ($id: ID!) { sliceLabel(input: { annotationId: $id }) { job { id } } }',
    ]) {
      const { errors } = await withoutTrace(test, () => test.execute(document, { id: us.id }, { role }));
      expect(errors.map((error) => error.code)).toEqual(['FORBIDDEN']);
    }
  });
});
