import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exclude } from '../../../src/domains/exclusions/service/exclude.ts';
import { completeRegistration, endRegistration } from '../../../src/domains/registration/queries.ts';
import { registerVolumes } from '../../../src/domains/registration/service/registerVolumes.ts';
import { review } from '../../../src/domains/reviews/service/review.ts';
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
  mtreTrackedMm { count q1 median q3 mean largest } mtreRegisteredMm { count q1 median q3 mean largest values }
  durationMs { count median largest } wrong { count total share lower upper }
  againstTrackedPose {
    volumeCount better { count total } worse { count total } equal { count total }
    mtreChangeMm { count median values }
  }
  betterByEvidence { count total } silentFailures { count total share lower upper }
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
  const { registration } = await registerVolumes(test.context('CURATOR'), {
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
    await exclude(test.context('CURATOR'), {
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
    expect(mtreRegisteredMm).toEqual({
      count: 5,
      q1: 2,
      median: 7,
      q3: 8,
      mean: 5.4,
      largest: 9,
      values: null,
    });
    // Also of those without landmarks.
    const { durationMs: each } = TEST_EVIDENCE;
    expect(durationMs).toEqual({ count: 7, median: each, largest: each });
  });

  it('counts a silent failure among those that could have been one', async () => {
    const [{ silentFailures }] = await compare(dataSet.id);
    // Cases 0 and 2: case 1 and 3 are out, case 4 claims nothing, case 5 has no landmarks.
    expect(silentFailures).toMatchObject({ count: 1, total: 2, share: 0.5 });
  });

  it('counts what is wrong, whatever was excluded since', async () => {
    const [{ wrong }] = await compare(dataSet.id);
    // Cases 2, 3 and 4 are above 5 mm.
    expect(wrong).toMatchObject({ count: 3, total: 5, share: 0.6 });
    // Wilson 95 % of 3 of 5.
    expect(wrong.lower).toBeCloseTo(0.2307, 4);
    expect(wrong.upper).toBeCloseTo(0.8824, 4);
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
      ...{ volumeCount: 1, mtreRegisteredMm: { count: 1, median: 2, values: [2] } },
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
    expect(row).toMatchObject({
      mtreRegisteredMm: { ...nothing, values: [] },
      wrong: { count: 0, total: 0, share: null },
    });
  });

  it('needs one query a block, whatever the number of registrations', async () => {
    test.resetQueries();
    await compare(dataSet.id);
    // What the caller may see, the data set, counts, exclusions, errors, and the reasons by code.
    expect(test.queries()).toHaveLength(6);
  });

  it('is set against the tracked pose on the volumes that both have', async () => {
    const paired = await cohort.dataSet('Paired');
    // Better, worse, the same, and without a partner or landmarks.
    const errors = [
      [4, 1],
      [3, 9],
      [2, 2],
      [6, null],
      [null, 3],
    ] as const;
    for (const [n, [tracked, registered]] of errors.entries()) {
      const us = await cohort.ultrasound(paired, `T${n}`);
      const mri = await cohort.mri(paired, `T${n}`);
      if (tracked !== null) await register(us, mri, 'TRACKED_POSE', { mtreMm: [tracked, tracked] });
      await register(us, mri, 'LC2_RIGID', registered === null ? {} : { mtreMm: [7, registered] });
    }
    const [tracked, lc2] = await compare(paired.id);
    expect(tracked.againstTrackedPose).toBeNull();
    expect(lc2.againstTrackedPose).toEqual({
      volumeCount: 3,
      better: { count: 1, total: 3 },
      worse: { count: 1, total: 3 },
      equal: { count: 1, total: 3 },
      mtreChangeMm: { count: 3, median: 0, values: [-3, 0, 6] },
    });
    expect(await casesOf(paired.id, ['PAIRED_BETTER'])).toMatchObject({ LC2_RIGID: ['T0'] });
    expect(await casesOf(paired.id, ['PAIRED_WORSE'])).toMatchObject({ LC2_RIGID: ['T1'] });
  });

  it('is empty for a data set without registrations and refuses unknown ones', async () => {
    expect(await compare((await cohort.dataSet()).id)).toEqual([]);
    for (const id of [randomUUID(), 'RESECT']) {
      const { errors } = await test.execute(COMPARE, { id });
      expect(errors.map(({ code }) => code)).toEqual(['UNKNOWN_ID']);
    }
  });
});

const CASES = `query ($id: ID!, $outcome: [RegistrationOutcome!], $reason: String, $first: Int, $after: String, $method: [RegistrationMethod!]) {
  compareRegistrationMethods(dataSetId: $id, method: $method) {
    method
    registrations(first: $first, after: $after, outcome: $outcome, exclusionReasonCode: $reason) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes {
        id standingVerdict evidence { mtreRegisteredMm } qcSheets { url } exclusions { reason { code } }
        fixedVolume { patient { pseudonym } }
      }
    }
  }
}`;

interface CaseNode {
  readonly fixedVolume: { readonly patient: { readonly pseudonym: string } };
}

interface MethodCases {
  readonly method: RegistrationMethod;
  readonly registrations: {
    readonly totalCount: number;
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
    readonly nodes: readonly CaseNode[];
  };
}

async function pages(variables: object): Promise<MethodCases[]> {
  const { data, errors } = await test.execute(CASES, { first: 50, ...variables }, { role: 'VIEWER' });
  expect(errors).toEqual([]);
  return data.compareRegistrationMethods;
}

const patients = (nodes: readonly CaseNode[]): string[] =>
  nodes.map(({ fixedVolume }) => fixedVolume.patient.pseudonym);

/** The patients of each method's cases; as many as are counted. */
async function casesOf(id: string, outcome: readonly string[], reason?: string) {
  const rows = await pages({ id, outcome, reason });
  for (const { registrations } of rows) expect(registrations.totalCount).toBe(registrations.nodes.length);
  return Object.fromEntries(rows.map(({ method, registrations }) => [method, patients(registrations.nodes)]));
}

describe('the registrations of a method', () => {
  it.each<[string, string[], string[]]>([
    ['all', [], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `Case${n}`)],
    ['pending', ['PENDING'], ['Case9']],
    ['cancelled', ['CANCELLED'], ['Case8']],
    ['failed', ['FAILED'], ['Case7']],
    ['excluded', ['EXCLUDED'], ['Case1', 'Case3', 'Case4', 'Case7']],
    ['completed and excluded', ['COMPLETED', 'EXCLUDED'], ['Case1', 'Case3', 'Case4']],
    ['wrong', ['WRONG'], ['Case2', 'Case3', 'Case4']],
    ['that passed the checks', ['PASSED_CHECKS'], ['Case0', 'Case2']],
    ['silent failures', ['SILENT_FAILURE'], ['Case2']],
    ['that claim nothing', ['CLAIMS_NOTHING'], ['Case4', 'Case6']],
    ['unreviewed', ['UNREVIEWED'], ['Case2', 'Case3']],
    ['undecided', ['UNSURE'], ['Case5']],
    ['that reviewers confirm', ['REVIEW_AGREES'], ['Case0', 'Case4']],
    ['that reviewers contradict', ['REVIEW_DISAGREES'], ['Case1', 'Case6']],
    ['accepted though they claim nothing', ['ACCEPTED', 'CLAIMS_NOTHING'], ['Case6']],
  ])('are listed: %s', async (_, outcome, expected) => {
    expect((await casesOf(dataSet.id, outcome)).LC2_RIGID).toEqual(expected);
  });

  it('are listed by the reason that took them out, and newest ones only', async () => {
    expect((await casesOf(dataSet.id, [], 'LOW_OVERLAP')).LC2_RIGID).toEqual(['Case3', 'Case7']);
    expect(await casesOf(dataSet.id, ['COMPLETED'])).toMatchObject({
      MATTES_MI_RIGID: ['Case0'],
      LANDMARK_RIGID: ['Case0'],
    });
    expect(await casesOf(dataSet.id, ['WRONG'])).toMatchObject({ MATTES_MI_RIGID: [] });
  });

  it('come in pages', async () => {
    const asked = { id: dataSet.id, method: ['LC2_RIGID'], first: 6 };
    const [{ registrations: first }, ...others] = await pages(asked);
    expect(others).toEqual([]);
    expect(first).toMatchObject({ totalCount: 10, pageInfo: { hasNextPage: true } });
    const [{ registrations: last }] = await pages({ ...asked, after: first.pageInfo.endCursor });
    expect(last).toMatchObject({ totalCount: 10, pageInfo: { hasNextPage: false } });
    expect(patients(last.nodes)).toEqual(['Case6', 'Case7', 'Case8', 'Case9']);
  });

  it('need as many queries for all methods and registrations as for one', async () => {
    const queriesFor = async (variables: object): Promise<number> => {
      test.resetQueries();
      await pages({ id: dataSet.id, ...variables });
      return test.queries().length;
    };
    const one = await queriesFor({ method: ['LC2_RIGID'], first: 2 });
    expect([one, await queriesFor({})]).toEqual([18, 18]);
  });
});
