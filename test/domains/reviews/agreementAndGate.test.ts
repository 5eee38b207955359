import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createRequestContext } from '../../../src/context/createRequestContext.ts';
import type { RequestContext } from '../../../src/context/types.ts';
import { judgeGate } from '../../../src/domains/reviews/judgeGate.ts';
import { review } from '../../../src/domains/reviews/service/review.ts';
import type { GatedRegistration } from '../../../src/domains/reviews/types.ts';
import type { Verdict } from '../../../src/generated/prisma/enums.ts';
import { createImportedCohort, createTestAppWithFolder } from '../../factories/importedCohort.ts';
import { createCompletedRegistration } from '../../factories/pipeline.ts';
import type { TestApp } from '../../support/testApp.ts';

let test: TestApp;
let close: () => Promise<void>;
let dataSetId: string;
let registrations: string[];

const A = 'ACCEPTED';
const R = 'REJECTED';
const U = 'UNSURE';
/** A row a registration: what Anna, Boris and Chen say. */
const VERDICTS: readonly (readonly (Verdict | null)[])[] = [
  [A, A, A],
  [A, A, null],
  [R, R, R],
  [R, A, null],
  [A, U, R],
  [null, null, null],
];

beforeAll(async () => {
  const made = await createTestAppWithFolder();
  ({ test, close } = made);
  const cohort = createImportedCohort(test, made.folder);
  const dataSet = await cohort.dataSet('Set');
  dataSetId = dataSet.id;
  const users = await test.app.prisma.user.createManyAndReturn({
    data: ['Anna', 'Boris', 'Chen'].map((name) => ({ name, role: 'REVIEWER' as const })),
  });
  const readers = users.map(({ id, name, role }) =>
    createRequestContext(test.app, { userId: id, name, role }, randomUUID()),
  );
  registrations = [];
  for (const [n, verdicts] of VERDICTS.entries()) {
    const us = await cohort.ultrasound(dataSet, `Case${n}`);
    const mri = await cohort.mri(dataSet, `Case${n}`);
    const { id } = await createCompletedRegistration(test, us, [mri]);
    registrations.push(id);
    for (const [reader, verdict] of verdicts.entries())
      if (verdict) await judge(readers[reader], id, verdict);
  }
});
afterAll(() => close());

const judge = (reader: RequestContext, registrationId: string, verdict: Verdict) =>
  review(reader, { registrationId, verdict, ...(verdict === R && { reasonCode: 'REVIEW_REJECTED' }) });

const AGREEMENT = `query ($dataSetId: ID!, $kind: SubjectKind = REGISTRATION, $method: RegistrationMethod) {
  reviewAgreement(dataSetId: $dataSetId, subjectKind: $kind, method: $method) {
    subjectCount readCount
    pairs { first { name } second { name } kappa { state value lower upper subjectCount } cells { first second count subjectIds } }
    all { state value lower upper subjectCount }
  } }`;

describe('reviewAgreement', () => {
  it("gives Cohen's kappa of each two readers, with the subjects of every cell, and Fleiss' of all", async () => {
    const { data, errors } = await test.execute(AGREEMENT, { dataSetId, method: 'LC2_RIGID' });
    expect(errors).toEqual([]);
    const { subjectCount, readCount, pairs, all } = data.reviewAgreement;
    expect([subjectCount, readCount, pairs.length]).toEqual([6, 5, 3]);
    const [pair] = pairs;
    expect([pair.first.name, pair.second.name]).toEqual(['Anna', 'Boris']);
    // Agreement 3 of 5, by chance (3 * 3 + 2 * 1) / 25: kappa (0.6 - 0.44) / 0.56.
    expect(pair.kappa).toMatchObject({
      state: 'DEFINED',
      subjectCount: 5,
      value: expect.closeTo(0.16 / 0.56, 12),
    });
    expect(pair.cells).toHaveLength(9);
    const cell = pair.cells.find(
      (each: { first: string; second: string }) => each.first === R && each.second === A,
    );
    expect(cell).toEqual({ first: R, second: A, count: 1, subjectIds: [registrations[3]] });
    expect(pair.cells.reduce((sum: number, { count }: { count: number }) => sum + count, 0)).toBe(5);
    expect(all).toMatchObject({ state: 'DEFINED', subjectCount: 5 });
  });

  it('says when there is nothing to compare', async () => {
    const { data } = await test.execute(AGREEMENT, { dataSetId, method: 'TRACKED_POSE' });
    expect(data.reviewAgreement).toMatchObject({
      ...{ subjectCount: 0, readCount: 0, pairs: [], all: { state: 'TOO_FEW_SUBJECTS', value: null } },
    });
  });

  it.each([
    ['a slice', { kind: 'SLICE' }, 'INVALID_INPUT'],
    ['a method of a volume', { kind: 'VOLUME', method: 'LC2_RIGID' }, 'INVALID_INPUT'],
    ['an unknown data set', { dataSetId: randomUUID() }, 'UNKNOWN_ID'],
  ])('refuses %s', async (_, change, code) => {
    const { errors } = await test.execute(AGREEMENT, { dataSetId, ...change });
    expect(errors.map((error) => error.code)).toEqual([code]);
  });

  it('costs the same number of queries for any number of readers', async () => {
    test.resetQueries();
    await test.execute(AGREEMENT, { dataSetId });
    expect(test.queries()).toHaveLength(4);
  });
});

const GATE = `query ($dataSetId: ID!, $limit: Float! = 0.5) {
  gateAgainstReviews(dataSetId: $dataSetId, method: LC2_RIGID, failureProbabilityLimit: $limit) {
    registrationCount
    checks { check sensitivity { count total } specificity { count total } passedYetRejected { count total share lower upper }
      cells { result verdict count registrations { id } } } } }`;

describe('gateAgainstReviews', () => {
  it('counts what passed every check it was measured by and is rejected all the same', async () => {
    const { data, errors } = await test.execute(GATE, { dataSetId });
    expect(errors).toEqual([]);
    const { registrationCount, checks } = data.gateAgainstReviews;
    expect(registrationCount).toBe(6);
    const [better] = checks;
    expect(better).toMatchObject({
      ...{
        check: 'BETTER_BY_EVIDENCE',
        sensitivity: { count: 0, total: 1 },
        specificity: { count: 2, total: 2 },
      },
      passedYetRejected: { count: 1, total: 3, share: 1 / 3 },
    });
    const silent = better.cells.find(
      (cell: { result: string; verdict: string }) => cell.result === 'PASSED' && cell.verdict === R,
    );
    expect(silent).toEqual({
      result: 'PASSED',
      verdict: R,
      count: 1,
      registrations: [{ id: registrations[2] }],
    });
    for (const { cells } of checks) {
      expect(cells).toHaveLength(15);
      expect(cells.reduce((sum: number, { count }: { count: number }) => sum + count, 0)).toBe(6);
    }
  });

  it.each([
    ['a limit that is no probability', { limit: 1.2 }, 'INVALID_INPUT'],
    ['an unknown data set', { dataSetId: randomUUID() }, 'UNKNOWN_ID'],
  ])('refuses %s', async (_, change, code) => {
    const { errors } = await test.execute(GATE, { dataSetId, ...change });
    expect(errors.map((error) => error.code)).toEqual([code]);
  });
});

describe('judgeGate', () => {
  const one = (changes: Partial<GatedRegistration>): GatedRegistration => ({
    ...{ registrationId: randomUUID(), verdict: 'ACCEPTED', betterByEvidence: true },
    ...{ failureProbability: 0.1, excludedByRule: false, ...changes },
  });
  const all = (rows: GatedRegistration[]) => judgeGate(rows, 0.5).find(({ check }) => check === 'ALL');

  it('stops what one check stops and passes only what every check has measured', () => {
    const rows = [
      one({}),
      one({ verdict: 'REJECTED' }),
      one({ verdict: 'REJECTED', failureProbability: 0.51 }),
      one({ verdict: 'REJECTED', failureProbability: null }),
      one({ verdict: 'REJECTED', failureProbability: null, betterByEvidence: false }),
      one({ excludedByRule: true }),
      one({ failureProbability: 0.5, verdict: null }),
    ];
    expect(all(rows)).toMatchObject({
      sensitivity: { count: 2, total: 3 },
      specificity: { count: 1, total: 2 },
      passedYetRejected: { count: 1, total: 2 },
    });
  });

  it('has no share of nothing', () => {
    expect(all([])?.sensitivity).toEqual({ count: 0, total: 0, share: null, lower: null, upper: null });
  });
});
