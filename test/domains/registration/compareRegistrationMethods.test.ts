import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exclude } from '../../../src/domains/exclusions/service/exclude.ts';
import { completeRegistration, endRegistration } from '../../../src/domains/registration/queries.ts';
import { registerVolumes } from '../../../src/domains/registration/service/registerVolumes.ts';
import { review } from '../../../src/domains/registration/service/review.ts';
import type { RegistrationMethod, Verdict } from '../../../src/generated/prisma/client.ts';
import type { DataSetRecord, VolumeRecord } from '../../../src/graphql/records.ts';
import { IDENTITY_MAT4 } from '../../../src/kernels/geometry/identityMat4.ts';
import {
  createImportedCohort,
  createTestAppWithFolder,
  type ImportedCohort,
} from '../../factories/importedCohort.ts';
import { TEST_EVIDENCE } from '../../factories/pipeline.ts';
import type { TestApp } from '../../support/testApp.ts';

let test: TestApp;
let cohort: ImportedCohort;
let dataSet: DataSetRecord;
let close: () => Promise<void>;

const COMPARE = `query ($id: ID!) { compareRegistrationMethods(dataSetId: $id) {
  method patientCount volumeCount pendingCount cancelledCount mtreIsTrainingError
  completed { count total share lower upper } failed { count total } excluded { count total }
  exclusionsByReason { reason { code stage } excluded { count total } }
  mtreTrackedMm { count q1 median q3 mean largest } mtreRegisteredMm { count q1 median q3 mean largest }
  durationMs { count median largest } wrong { count total share lower upper }
  wrongBetterByEvidence { count total share } betterByEvidence { count total } silentFailures { count total share lower upper }
  verdicts {
    acceptedAndBetter acceptedNotBetter rejectedAndBetter rejectedNotBetter unsureCount unreviewedCount
    agreement { count total share }
  }
} }`;

async function compare(id: string) {
  const { data, errors } = await test.execute(COMPARE, { id }, { role: 'VIEWER' });
  expect(errors).toEqual([]);
  return data.compareRegistrationMethods;
}

interface Outcome {
  readonly mtreMm?: readonly [tracked: number, registered: number];
  readonly better?: boolean;
  readonly end?: 'FAILED' | 'CANCELLED' | 'PENDING';
  readonly verdicts?: readonly Verdict[];
  readonly exclude?: 'REGISTRATION' | 'VOLUME' | 'PATIENT';
}

async function register(us: VolumeRecord, mri: VolumeRecord, method: RegistrationMethod, outcome: Outcome) {
  const { registration } = await registerVolumes(test.context('RESEARCHER'), {
    fixedVolumeId: us.id,
    movingVolumeIds: [mri.id],
    method,
  });
  const { id } = registration;
  if (outcome.end === 'FAILED') {
    await endRegistration(test.app.prisma, id, {
      state: 'FAILED',
      errorCode: 'NO_OVERLAP',
      errorMessage: 'x',
    });
  } else if (outcome.end === 'CANCELLED') {
    await endRegistration(test.app.prisma, id, { state: 'CANCELLED' });
  } else if (outcome.end === undefined) {
    await completeRegistration(test.app.prisma, id, IDENTITY_MAT4, {
      ...TEST_EVIDENCE,
      warnings: [],
      betterByEvidence: outcome.better ?? false,
      landmarkCount: outcome.mtreMm ? 15 : 0,
      mtreTrackedMm: outcome.mtreMm?.[0] ?? null,
      mtreRegisteredMm: outcome.mtreMm?.[1] ?? null,
    });
  }
  for (const verdict of outcome.verdicts ?? []) {
    const reasonCode = verdict === 'REJECTED' ? 'REVIEW_REJECTED' : null;
    await review(test.context('REVIEWER'), {
      registrationId: id,
      verdict,
      reasonCode,
      blinded: false,
      shownFileHashes: [],
    });
  }
  if (outcome.exclude) {
    const subjectId = { REGISTRATION: id, VOLUME: us.id, PATIENT: us.patientId }[outcome.exclude];
    const reasonCode = outcome.exclude === 'REGISTRATION' ? 'LOW_OVERLAP' : 'OTHER_ELIGIBILITY';
    await exclude(test.context('RESEARCHER'), {
      subjectKind: outcome.exclude,
      subjectId,
      reasonCode,
      comment: 'test',
      outcomesSeen: false,
    });
  }
}

beforeAll(async () => {
  const made = await createTestAppWithFolder();
  ({ test, close } = made);
  cohort = createImportedCohort(test, made.folder);
  dataSet = await cohort.dataSet('RESECT');
  const outcomes: Outcome[] = [
    { mtreMm: [4, 1], better: true, verdicts: ['ACCEPTED'] },
    { mtreMm: [6, 2], better: true, verdicts: ['ACCEPTED', 'REJECTED'] },
    // Silent: better by evidence, wrong by the landmarks, and nobody took it out.
    { mtreMm: [3, 9], better: true },
    // The same, but taken out; and wrong without a claim.
    { mtreMm: [5, 8], better: true, exclude: 'REGISTRATION' },
    { mtreMm: [2, 7], better: false, verdicts: ['REJECTED'] },
    { better: true, verdicts: ['UNSURE'] },
    { better: false, verdicts: ['ACCEPTED'] },
    { end: 'FAILED', exclude: 'REGISTRATION' },
    { end: 'CANCELLED' },
    { end: 'PENDING' },
  ];
  for (const [n, outcome] of outcomes.entries()) {
    const us = await cohort.ultrasound(dataSet, `Case${n}`);
    const mri = await cohort.mri(dataSet, `Case${n}`);
    await register(us, mri, 'LC2_RIGID', outcome);
    if (n === 0) {
      await cohort.landmarks(mri, us, [0, 0, 0, 5, 0, 0, 0, 5, 0], [0, 0, 0, 5, 0, 0, 0, 5, 0]);
      await register(us, mri, 'LANDMARK_RIGID', { mtreMm: [4, 0.5] });
      // An older one by the same method no longer counts.
      await register(us, mri, 'MATTES_MI_RIGID', { mtreMm: [4, 40], better: true });
      await register(us, mri, 'MATTES_MI_RIGID', { mtreMm: [4, 2], better: false });
    }
  }
});
afterAll(() => close());

describe('compareRegistrationMethods', () => {
  it('counts everything, with denominators', async () => {
    const [lc2] = await compare(dataSet.id);
    expect(lc2).toMatchObject({
      ...{ method: 'LC2_RIGID', patientCount: 10, volumeCount: 10, pendingCount: 1, cancelledCount: 1 },
      completed: { count: 7, total: 10, share: 0.7 },
      failed: { count: 1, total: 10 },
      // Two by overlap, two rejected in review.
      excluded: { count: 4, total: 10 },
      betterByEvidence: { count: 5, total: 7 },
      mtreIsTrainingError: false,
    });
    expect(lc2.exclusionsByReason).toEqual([
      { reason: { code: 'LOW_OVERLAP', stage: 'REGISTRATION' }, excluded: { count: 2, total: 10 } },
      { reason: { code: 'REVIEW_REJECTED', stage: 'VISUAL_REVIEW' }, excluded: { count: 2, total: 10 } },
    ]);
    // Wilson 95 % of 7 of 10.
    expect(lc2.completed.lower).toBeCloseTo(0.3968, 4);
    expect(lc2.completed.upper).toBeCloseTo(0.8922, 4);
  });

  it('gives median, quartiles, mean and largest where there are landmarks', async () => {
    const [{ mtreTrackedMm, mtreRegisteredMm, durationMs }] = await compare(dataSet.id);
    // 2 3 4 5 6 and 1 2 7 8 9.
    expect(mtreTrackedMm).toEqual({ count: 5, q1: 3, median: 4, q3: 5, mean: 4, largest: 6 });
    expect(mtreRegisteredMm).toEqual({ count: 5, q1: 2, median: 7, q3: 8, mean: 5.4, largest: 9 });
    // Also of those without landmarks.
    const { durationMs: each } = TEST_EVIDENCE;
    expect(durationMs).toEqual({ count: 7, median: each, largest: each });
  });

  it('counts a silent failure among those that could have been one', async () => {
    const [{ silentFailures }] = await compare(dataSet.id);
    // Cases 0 and 2: case 1 and 3 are out, case 4 claims nothing, case 5 has no landmarks.
    expect(silentFailures).toMatchObject({ count: 1, total: 2, share: 0.5 });
  });

  it('counts what is wrong, and what of it the automatic checks let pass, whatever was excluded since', async () => {
    const [{ wrong, wrongBetterByEvidence }, mattes] = await compare(dataSet.id);
    // Cases 2, 3 and 4 are above 5 mm; of cases 0 to 3, which are better by evidence, 2 and 3.
    expect(wrong).toMatchObject({ count: 3, total: 5, share: 0.6 });
    // Wilson 95 % of 3 of 5.
    expect(wrong.lower).toBeCloseTo(0.2307, 4);
    expect(wrong.upper).toBeCloseTo(0.8824, 4);
    expect(wrongBetterByEvidence).toEqual({ count: 2, total: 4, share: 0.5 });
    expect(mattes).toMatchObject({
      wrong: { count: 0, total: 1 },
      wrongBetterByEvidence: { count: 0, total: 0, share: null },
    });
  });

  it('sets the evidence against the newest verdict', async () => {
    const [{ verdicts }] = await compare(dataSet.id);
    expect(verdicts).toEqual({
      ...{ acceptedAndBetter: 1, acceptedNotBetter: 1, rejectedAndBetter: 1, rejectedNotBetter: 1 },
      ...{ unsureCount: 1, unreviewedCount: 2, agreement: { count: 2, total: 4, share: 0.5 } },
    });
  });

  it('takes the newest registration of a volume, in the order of the methods', async () => {
    const methods = await compare(dataSet.id);
    expect(methods.map((row: { method: string }) => row.method)).toEqual([
      'LC2_RIGID',
      'MATTES_MI_RIGID',
      'LANDMARK_RIGID',
    ]);
    expect(methods[1]).toMatchObject({
      ...{ volumeCount: 1, mtreRegisteredMm: { count: 1, median: 2 } },
      silentFailures: { count: 0, total: 0, share: null, lower: null },
    });
    expect(methods[2]).toMatchObject({ mtreIsTrainingError: true, mtreRegisteredMm: { median: 0.5 } });
  });

  it('sees the exclusion of the volume and of the patient, and leaves out replaced volumes', async () => {
    const other = await cohort.dataSet('Other');
    for (const [n, subject] of (['VOLUME', 'PATIENT'] as const).entries()) {
      const us = await cohort.ultrasound(other, `P${n}`);
      await register(us, await cohort.mri(other, `P${n}`), 'LC2_RIGID', { exclude: subject });
    }
    const old = await cohort.ultrasound(other, 'P2');
    await register(old, await cohort.mri(other, 'P2'), 'LC2_RIGID', {});
    await cohort.ultrasound(other, 'P2', { supersedesId: old.id });
    const [row] = await compare(other.id);
    expect(row).toMatchObject({ volumeCount: 2, excluded: { count: 2, total: 2 } });
    // Without landmarks there is nothing to measure.
    const nothing = { count: 0, q1: null, median: null, q3: null, mean: null, largest: null };
    expect(row).toMatchObject({ mtreRegisteredMm: nothing, wrong: { count: 0, total: 0, share: null } });
  });

  it('needs one query a block, whatever the number of registrations', async () => {
    test.resetQueries();
    await compare(dataSet.id);
    // The data set, counts, exclusions, errors, verdicts, and the reasons by code.
    expect(test.queries()).toHaveLength(6);
  });

  it('is empty for a data set without registrations and refuses unknown ones', async () => {
    expect(await compare((await cohort.dataSet()).id)).toEqual([]);
    for (const id of [randomUUID(), 'RESECT']) {
      const { errors } = await test.execute(COMPARE, { id });
      expect(errors.map(({ code }) => code)).toEqual(['UNKNOWN_ID']);
    }
  });
});
