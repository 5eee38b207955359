import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exclude } from '../../../src/domains/exclusions/service/exclude.ts';
import { cancelJob } from '../../../src/domains/jobs/service/cancelJob.ts';
import { completeRegistration } from '../../../src/domains/registration/queries.ts';
import { registerVolumes } from '../../../src/domains/registration/service/registerVolumes.ts';
import type { RequestedRegistration } from '../../../src/domains/registration/types.ts';
import type { DataSetRecord, VolumeRecord } from '../../../src/graphql/records.ts';
import { IDENTITY_MAT4 } from '../../../src/kernels/geometry/identityMat4.ts';
import type { Vec3 } from '../../../src/kernels/geometry/types.ts';
import { EVIDENCE_MODEL } from '../../../src/kernels/registration/uncertainty/evidenceModel.ts';
import {
  createImportedCohort,
  createTestAppWithFolder,
  type ImportedCohort,
} from '../../factories/importedCohort.ts';
import { TEST_EVIDENCE } from '../../factories/pipeline.ts';
import type { TestApp } from '../../support/testApp.ts';
import { eventsOf } from '../../support/traces.ts';

let test: TestApp;
let cohort: ImportedCohort;
let dataSet: DataSetRecord;
let close: () => Promise<void>;

beforeAll(async () => {
  const made = await createTestAppWithFolder();
  ({ test, close } = made);
  cohort = createImportedCohort(test, made.folder);
  dataSet = await cohort.dataSet('RESECT');
});
afterAll(() => close());

let patientCount = 0;

/** A patient whose MRI begins here; by default it holds the whole ultrasound. */
async function pair(mriOrigin: Vec3 = [-4, -4, -4]): Promise<{ us: VolumeRecord; mri: VolumeRecord }> {
  const pseudonym = `Case${++patientCount}`;
  return {
    us: await cohort.ultrasound(dataSet, pseudonym),
    mri: await cohort.mri(dataSet, pseudonym, { grid: { size: [32, 28, 24], originLps: mriOrigin } }),
  };
}

const request = ({ us, mri }: Awaited<ReturnType<typeof pair>>): Promise<RequestedRegistration> =>
  registerVolumes(test.context('CURATOR'), {
    fixedVolumeId: us.id,
    movingVolumeIds: [mri.id],
    method: 'TRACKED_POSE',
  });

async function read(id: string) {
  const { data, errors } = await test.execute(
    `query ($id: ID!) { registration(id: $id) {
      state movingToFixedLps error { code message } qcSheets { hash mediaType url } job { state error { code } skipReason }
      evidence { similarityName similarityTracked similarityRegistered overlapFraction tumourInConeFraction translationMm
        rotationDeg landmarkCount mtreTrackedMm mtreRegisteredMm betterByEvidence recommendation restartCount warnings secondModeGap
        displacementTarget displacementMm displacementUncertaintyMm displacementRadius95Mm failureProbability evidenceModel }
      exclusions { stage decision reason { code } ruleName ruleVersion measuredValue threshold comment active reviewer { id } }
    } }`,
    { id },
  );
  expect(errors).toEqual([]);
  return data.registration;
}

describe('a registration job', () => {
  it('completes the tracked pose with the identity, its evidence and a picture in one event', async () => {
    const { us, mri } = await pair();
    // On the ultrasound: i 6 to 9, j 4 to 7; of i 6 only j 6 and 7 lie in the cone.
    await cohort.annotation(mri, { from: [10, 8, 6], to: [13, 11, 9] });
    await cohort.landmarks(mri, us, [5, 5, 5, 9, 9, 9], [5, 5, 8, 9, 9, 10]);
    const { registration } = await request({ us, mri });
    expect(await eventsOf(test, async () => expect(await test.drainJobs()).toEqual(['DONE']))).toEqual([
      'REGISTRATION_COMPLETED',
    ]);
    const found = await read(registration.id);
    expect(found).toMatchObject({
      state: 'COMPLETED',
      movingToFixedLps: IDENTITY_MAT4,
      error: null,
      exclusions: [],
      job: { state: 'DONE' },
      evidence: {
        ...{
          similarityName: 'LC2',
          overlapFraction: 1,
          tumourInConeFraction: 0.875,
          translationMm: 0,
          rotationDeg: 0,
        },
        ...{ landmarkCount: 2, mtreTrackedMm: 2, mtreRegisteredMm: 2, restartCount: 0 },
        ...{ betterByEvidence: false, recommendation: 'TRACKED_POSE', warnings: [] },
        // Nothing was searched, so only the displacement is known.
        ...{ displacementTarget: 'TUMOUR_BOUNDARY', displacementMm: 0, secondModeGap: null },
        ...{ displacementUncertaintyMm: null, displacementRadius95Mm: null },
        ...{ failureProbability: null, evidenceModel: null },
      },
      qcSheets: [{ mediaType: 'image/png' }],
    });
    expect(found.evidence.similarityRegistered).toBe(found.evidence.similarityTracked);
    const png = await test.app.blobs.read(found.qcSheets[0].hash);
    expect([...png.subarray(1, 4)]).toEqual([0x50, 0x4e, 0x47]);
  });

  it('runs elastix on the first MRI, judges it by LC2 and says what it left out', async () => {
    const { us, mri } = await pair();
    const flair = await cohort.mri(dataSet, `Case${patientCount}`, {
      ...{ sequence: 'FLAIR', grid: { size: [32, 28, 24], originLps: [-4, -4, -4] } },
    });
    const { registration } = await registerVolumes(test.context('CURATOR'), {
      ...{ fixedVolumeId: us.id, movingVolumeIds: [mri.id, flair.id], method: 'ELASTIX_MI_RIGID' },
      parameters: { resolutions: 1, iterations: 20, spatialSamples: 300 },
    });
    expect(await test.drainJobs()).toEqual(['DONE']);
    const found = await read(registration.id);
    expect(found).toMatchObject({
      ...{ state: 'COMPLETED', error: null, job: { state: 'DONE' } },
      evidence: { similarityName: 'LC2', warnings: expect.any(Array) },
      qcSheets: [{ mediaType: 'image/png' }],
    });
    expect(found.evidence.warnings).toContain(
      'elastix takes one MRI and registered the T1; the FLAIR served only for the evidence.',
    );
    expect(found.movingToFixedLps).not.toEqual(IDENTITY_MAT4);
  });

  it('searches by LC2 and stores how sure the displacement of the field of view is', async () => {
    const { us, mri } = await pair();
    const { registration } = await registerVolumes(test.context('CURATOR'), {
      ...{ fixedVolumeId: us.id, movingVolumeIds: [mri.id], method: 'LC2_RIGID' },
      parameters: { coarsePoses: 20, restarts: 2, fineRestarts: 1 },
    });
    expect(await test.drainJobs()).toEqual(['DONE']);
    const { evidence } = await read(registration.id);
    expect(evidence).toMatchObject({
      displacementTarget: 'FIELD_OF_VIEW',
      evidenceModel: EVIDENCE_MODEL.version,
    });
    expect(evidence.displacementMm).toBeGreaterThan(0);
    expect(evidence.failureProbability).toBeGreaterThan(0);
    expect(evidence.failureProbability).toBeLessThan(1);
  });

  it('keeps evidence without a model free of what only a model gives', async () => {
    const { registration } = await request(await pair());
    const evidence = { ...TEST_EVIDENCE, warnings: [], failureProbability: 0.1 };
    const complete = (changes: object) =>
      completeRegistration(test.app.prisma, registration.id, IDENTITY_MAT4, { ...evidence, ...changes });
    await expect(complete({})).rejects.toThrow('evidence_calibrated_names_its_model');
    await expect(complete({ evidenceModel: 'm', failureProbability: 1.1 })).rejects.toThrow(
      'evidence_failure_is_a_probability',
    );
    const radii = { displacementUncertaintyMm: 2, displacementRadius95Mm: 1 };
    await expect(complete({ evidenceModel: 'm', ...radii })).rejects.toThrow('evidence_radii_ascend');
    await expect(complete({ evidenceModel: 'm', displacementMm: 1 })).rejects.toThrow(
      'evidence_displacement_has_target',
    );
    expect(await test.drainJobs()).toEqual(['DONE']);
  });

  it('is skipped when its record is finished, and changes nothing', async () => {
    const { registration } = await request(await pair());
    await test.drainJobs();
    const before = await read(registration.id);
    await test.app.pool.query(
      `INSERT INTO job (id, kind, input, created_by_id) VALUES (gen_random_uuid(), 'REGISTER_VOLUMES', $1, $2)`,
      [{ registrationId: registration.id }, test.actors.CURATOR.userId],
    );
    expect(await eventsOf(test, async () => expect(await test.drainJobs()).toEqual(['SKIPPED']))).toEqual([]);
    expect(await read(registration.id)).toEqual(before);
    const skipped = await test.app.prisma.job.findFirstOrThrow({ where: { state: 'SKIPPED' } });
    expect(skipped.skipReason).toBe('The registration is COMPLETED.');
  });

  it('fails with its code when the images do not meet, and excludes the registration by rule', async () => {
    const { registration } = await request(await pair([500, 0, 0]));
    expect(await eventsOf(test, async () => expect(await test.drainJobs()).toEqual(['FAILED']))).toEqual([
      'REGISTRATION_FAILED',
      'EXCLUDED',
    ]);
    const found = await read(registration.id);
    expect(found).toMatchObject({
      ...{ state: 'FAILED', movingToFixedLps: null, evidence: null, qcSheets: [] },
      error: { code: 'NO_OVERLAP' },
      job: { state: 'FAILED', error: { code: 'NO_OVERLAP' } },
    });
    expect(found.exclusions).toEqual([
      {
        ...{
          stage: 'REGISTRATION',
          decision: 'EXCLUDE',
          reason: { code: 'REGISTRATION_FAILED' },
          active: true,
        },
        ...{ ruleName: 'registration-outcome', ruleVersion: 1, measuredValue: null, threshold: null },
        ...{ comment: `NO_OVERLAP: ${found.error.message}`, reviewer: null },
      },
    ]);
  });

  it('excludes a low overlap by rule, with what it measured', async () => {
    // The MRI starts at the last quarter of the ultrasound's depth.
    const { registration } = await request(await pair([-4, -4, 13]));
    await test.drainJobs();
    const { state, evidence, exclusions } = await read(registration.id);
    expect(state).toBe('COMPLETED');
    expect(evidence.overlapFraction).toBeGreaterThan(0.05);
    expect(evidence.overlapFraction).toBeLessThan(0.25);
    expect(exclusions).toMatchObject([
      {
        reason: { code: 'LOW_OVERLAP' },
        ...{ ruleName: 'minimum-overlap', ruleVersion: 1 },
        ...{ measuredValue: evidence.overlapFraction, threshold: 0.25 },
      },
    ]);
  });

  it('ends its record though a person excluded it at the same stage before', async () => {
    for (const origin of [
      [500, 0, 0],
      [-4, -4, 13],
    ] as const) {
      const { registration } = await request(await pair(origin));
      await exclude(test.context('REVIEWER'), {
        ...{ subjectKind: 'REGISTRATION', subjectId: registration.id, reasonCode: 'OTHER_REGISTRATION' },
        ...{ comment: 'Wrong files', outcomesSeen: false },
      });
      await test.drainJobs();
      const { state, exclusions, job } = await read(registration.id);
      expect([state, job.state]).toEqual(origin[0] === 500 ? ['FAILED', 'FAILED'] : ['COMPLETED', 'DONE']);
      expect(exclusions).toMatchObject([{ reason: { code: 'OTHER_REGISTRATION' } }]);
    }
  });

  it('leaves a cancelled record, without an exclusion, when it is cancelled before it starts', async () => {
    const { registration, job } = await request(await pair());
    const events = await eventsOf(test, () => cancelJob(test.context('CURATOR'), job.id));
    expect(events.sort()).toEqual(['JOB_CANCELLED', 'REGISTRATION_CANCELLED']);
    expect(await test.drainJobs()).toEqual([]);
    expect(await read(registration.id)).toMatchObject({
      ...{ state: 'CANCELLED', error: null, exclusions: [], movingToFixedLps: null },
      job: { state: 'CANCELLED' },
    });
  });

  it('fails when the stored file was damaged, and says so', async () => {
    const files = await pair();
    const { registration } = await request(files);
    const original = test.app.blobs.read;
    const blobs = test.app.blobs as { read: typeof original };
    blobs.read = async (hash) => {
      const bytes = await original(hash);
      return hash === files.us.blobHash ? bytes.subarray(0, 100) : bytes;
    };
    try {
      expect(await test.drainJobs()).toEqual(['FAILED']);
    } finally {
      blobs.read = original;
    }
    expect(await read(registration.id)).toMatchObject({ state: 'FAILED', error: { code: 'CORRUPT_FILE' } });
  });
});

describe('renderQcSheet', () => {
  const render = (registrationId: string) =>
    test.execute(
      'mutation ($registrationId: ID!) { renderQcSheet(registrationId: $registrationId) { job { id kind } } }',
      { registrationId },
    );

  it('adds a picture, keeps the first and records both steps', async () => {
    const { us, mri } = await pair();
    const { registration } = await request({ us, mri });
    await test.drainJobs();
    await cohort.annotation(mri, { from: [10, 8, 6], to: [13, 11, 9] });
    const events = await eventsOf(test, async () => {
      expect((await render(registration.id)).errors).toEqual([]);
      expect((await render(registration.id)).errors).toMatchObject([{ code: 'DUPLICATE' }]);
      expect(await test.drainJobs()).toEqual(['DONE']);
    });
    expect(events).toEqual(['QC_SHEET_REQUESTED', 'QC_SHEET_DRAWN']);
    const { qcSheets } = await read(registration.id);
    expect(qcSheets).toHaveLength(2);
    expect(qcSheets[0].hash).not.toBe(qcSheets[1].hash);
  });

  it('needs a completed registration', async () => {
    const { registration } = await request(await pair());
    expect((await render(registration.id)).errors).toMatchObject([{ code: 'CONFLICT' }]);
    expect((await render(dataSet.id)).errors).toMatchObject([{ code: 'UNKNOWN_ID' }]);
    expect((await render('1')).errors).toMatchObject([{ code: 'UNKNOWN_ID' }]);
  });
});
