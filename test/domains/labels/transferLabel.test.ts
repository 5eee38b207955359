import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exclude } from '../../../src/domains/exclusions/service/exclude.ts';
import { cancelJob } from '../../../src/domains/jobs/service/cancelJob.ts';
import { transferLabel } from '../../../src/domains/labels/service/transferLabel.ts';
import { registerVolumes } from '../../../src/domains/registration/service/registerVolumes.ts';
import { readNifti } from '../../../src/formats/nifti/readNifti.ts';
import type { AnnotationRecord, RegistrationRecord, VolumeRecord } from '../../../src/graphql/records.ts';
import type { Mat4 } from '../../../src/kernels/geometry/types.ts';
import {
  createImportedCohort,
  createTestAppWithFolder,
  type ImportedCohort,
} from '../../factories/importedCohort.ts';
import { createCompletedRegistration } from '../../factories/pipeline.ts';
import type { TestApp } from '../../support/testApp.ts';
import { eventsOf, withoutTrace } from '../../support/traces.ts';

let test: TestApp;
let cohort: ImportedCohort;
let us: VolumeRecord;
let mri: VolumeRecord;
let label: AnnotationRecord;
let registration: RegistrationRecord;
let close: () => Promise<void>;

/** Moves the label along i. */
const shifted = (mm: number): Mat4 => [1, 0, 0, mm, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];

beforeAll(async () => {
  const made = await createTestAppWithFolder();
  ({ test, close } = made);
  cohort = createImportedCohort(test, made.folder);
  const dataSet = await cohort.dataSet('RESECT');
  us = await cohort.ultrasound(dataSet, 'Case1');
  mri = await cohort.mri(dataSet, 'Case1');
  // In the row j = 1 the cone reaches from i = 9 to i = 14.
  label = await cohort.annotation(mri, { from: [8, 1, 4], to: [11, 1, 5] });
  registration = await createCompletedRegistration(test, us, [mri]);
  // Their registration jobs find their records finished.
  await test.drainJobs();
});
afterAll(() => close());

const transfer = (input: Record<string, unknown> = {}) =>
  test.execute(
    'mutation ($input: TransferLabelInput!) { transferLabel(input: $input) { pseudoLabel { id state method } job { id kind } } }',
    { input: { registrationId: registration.id, annotationId: label.id, ...input } },
    { role: 'CURATOR' },
  );

async function read(id: string) {
  const { data, errors } = await test.execute(
    `query ($id: ID!) { pseudoLabel(id: $id) {
      state method voxelCount voxelsCropped volumeMm3 tumourInConeFraction file { hash mediaType } volume { id } annotation { id }
      registration { id pseudoLabels { id } } error { code } job { state }
      exclusions { stage reason { code } ruleName ruleVersion measuredValue threshold }
    } }`,
    { id },
  );
  expect(errors).toEqual([]);
  return data.pseudoLabel;
}

describe('transferLabel', () => {
  it('carries the label onto the ultrasound grid and crops it to the cone', async () => {
    let id = '';
    const events = await eventsOf(test, async () => {
      const { data, errors } = await transfer();
      expect(errors).toEqual([]);
      expect(data.transferLabel.pseudoLabel).toMatchObject({ state: 'PENDING', method: 'NEAREST' });
      id = data.transferLabel.pseudoLabel.id;
      expect(await test.drainJobs()).toEqual(['DONE']);
    });
    expect(events).toEqual(['TRANSFER_REQUESTED', 'TRANSFER_COMPLETED']);
    const found = await read(id);
    expect(found).toMatchObject({
      ...{ state: 'COMPLETED', voxelCount: 6, voxelsCropped: 2, volumeMm3: 6, tumourInConeFraction: 0.75 },
      ...{ volume: { id: us.id }, annotation: { id: label.id }, error: null, exclusions: [] },
      registration: { id: registration.id, pseudoLabels: [{ id }] },
    });
    const { image } = readNifti(await test.app.blobs.read(found.file.hash), { fileName: 'label' });
    expect(image.geometry.size).toEqual(us.size);
    const at = (i: number, j: number, k: number): number => image.data[i + 24 * (j + 20 * k)];
    expect([7, 8, 9, 11, 12].map((i) => at(i, 1, 4))).toEqual([0, 0, 1, 1, 0]);
  });

  it('keeps a label wholly outside the cone as completed with no voxels, and excludes it by rule', async () => {
    const far = await createCompletedRegistration(test, us, [mri], { movingToFixedLps: shifted(12) });
    await test.drainJobs();
    const { data } = await transfer({ registrationId: far.id, method: 'LINEAR_THRESHOLD' });
    expect(await test.drainJobs()).toEqual(['DONE']);
    expect(await read(data.transferLabel.pseudoLabel.id)).toMatchObject({
      ...{ state: 'COMPLETED', voxelCount: 0, voxelsCropped: 8, volumeMm3: 0, tumourInConeFraction: 0 },
      exclusions: [
        {
          ...{ stage: 'TRANSFER', reason: { code: 'LABEL_OUTSIDE_CONE' }, ruleName: 'transfer-outcome' },
          ...{ ruleVersion: 1, measuredValue: 0, threshold: 0 },
        },
      ],
    });
  });

  it('can be read by state, method and share of the tumour', async () => {
    const count = async (filter: Record<string, unknown>) => {
      const { data, errors } = await test.execute(
        'query ($filter: PseudoLabelFilter) { pseudoLabels(filter: $filter) { totalCount } }',
        { filter },
      );
      expect(errors).toEqual([]);
      return data.pseudoLabels.totalCount;
    };
    expect(await count({ state: ['COMPLETED'] })).toBe(2);
    expect(await count({ registrationId: registration.id, volumeId: us.id })).toBe(1);
    expect(await count({ registrationMethod: ['TRACKED_POSE'] })).toBe(0);
    expect(await count({ tumourInConeFraction: { gt: 0, lte: 0.75 } })).toBe(1);
    expect(await count({ tumourInConeFraction: { isNull: true } })).toBe(0);
  });

  it('fails with its code, and its record says so', async () => {
    const { data } = await transfer();
    const original = test.app.blobs.read;
    const blobs = test.app.blobs as { read: typeof original };
    blobs.read = async (hash) => (await original(hash)).subarray(0, 100);
    const events = await eventsOf(test, async () => {
      expect(await test.drainJobs()).toEqual(['FAILED']);
    });
    blobs.read = original;
    expect(events).toEqual(['TRANSFER_FAILED', 'EXCLUDED']);
    expect(await read(data.transferLabel.pseudoLabel.id)).toMatchObject({
      ...{ state: 'FAILED', error: { code: 'CORRUPT_FILE' }, job: { state: 'FAILED' }, file: null },
      exclusions: [{ reason: { code: 'TRANSFER_FAILED' } }],
    });
  });

  it('ends as cancelled with its job, and completes though a person excluded it meanwhile', async () => {
    const context = test.context('CURATOR');
    const input = { registrationId: registration.id, annotationId: label.id };
    const { job, pseudoLabel } = await transferLabel(context, input);
    await cancelJob(context, job.id);
    expect(await read(pseudoLabel.id)).toMatchObject({
      state: 'CANCELLED',
      exclusions: [],
      job: { state: 'CANCELLED' },
    });
    const far = await createCompletedRegistration(test, us, [mri], { movingToFixedLps: shifted(12) });
    const second = await transferLabel(context, { ...input, registrationId: far.id });
    await exclude(context, {
      ...{ subjectKind: 'PSEUDO_LABEL', subjectId: second.pseudoLabel.id, reasonCode: 'OTHER_TRANSFER' },
      ...{ comment: 'Wrong label', outcomesSeen: false },
    });
    await test.drainJobs();
    expect(await read(second.pseudoLabel.id)).toMatchObject({
      state: 'COMPLETED',
      exclusions: [{ reason: { code: 'OTHER_TRANSFER' } }],
    });
  });

  it('refuses an annotation that lies on no MRI of the registration', async () => {
    const drawn = await cohort.annotation(us, { from: [10, 8, 4], to: [12, 10, 6] });
    const other = await cohort.mri(await cohort.dataSet(), 'Case9');
    const stranger = await cohort.annotation(other, { from: [10, 8, 4], to: [12, 10, 6] });
    for (const { id } of [drawn, stranger]) {
      const { errors } = await withoutTrace(test, () => transfer({ annotationId: id }));
      expect(errors).toMatchObject([
        { code: 'INVALID_INPUT', message: expect.stringContaining('not an MRI volume of this registration') },
      ]);
    }
  });

  it('needs a completed registration', async () => {
    const { registration: pending } = await registerVolumes(test.context('CURATOR'), {
      ...{ fixedVolumeId: us.id, movingVolumeIds: [mri.id], method: 'TRACKED_POSE' },
    });
    const { errors } = await withoutTrace(test, () => transfer({ registrationId: pending.id }));
    expect(errors).toMatchObject([{ code: 'CONFLICT', message: expect.stringContaining('PENDING') }]);
  });

  it.each(['registrationId', 'annotationId'])('refuses an unknown %s', async (field) => {
    for (const id of [randomUUID(), '1']) {
      const { errors } = await withoutTrace(test, () => transfer({ [field]: id }));
      expect(errors.map((error) => error.code)).toEqual(['UNKNOWN_ID']);
    }
  });
});
