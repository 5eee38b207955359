import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { completeRegistration } from '../../../src/domains/registration/queries.ts';
import { registerVolumes } from '../../../src/domains/registration/service/registerVolumes.ts';
import { review } from '../../../src/domains/reviews/service/review.ts';
import type { VolumeRecord } from '../../../src/graphql/records.ts';
import { IDENTITY_MAT4 } from '../../../src/kernels/geometry/identityMat4.ts';
import { createImportedCohort, createTestAppWithFolder } from '../../factories/importedCohort.ts';
import { TEST_EVIDENCE } from '../../factories/pipeline.ts';
import type { TestApp } from '../../support/testApp.ts';

let test: TestApp;
let a: VolumeRecord;
let b: VolumeRecord;
let close: () => Promise<void>;
/** Names of the registrations by their ids. */
const names = new Map<string, string>();

/**
 * Of A: good (mTRE 2 mm, accepted), bad (mTRE 6 mm, not better), unmeasured (no landmarks), pending. Of B: tracked.
 */
beforeAll(async () => {
  const made = await createTestAppWithFolder();
  ({ test, close } = made);
  const cohort = createImportedCohort(test, made.folder);
  const resect = await cohort.dataSet('RESECT');
  const remind = await cohort.dataSet('ReMIND');
  a = await cohort.ultrasound(resect, 'A');
  b = await cohort.ultrasound(remind, 'B');
  const mri = [await cohort.mri(resect, 'A'), await cohort.mri(remind, 'B')];
  const request = async (name: string, n: number, method: 'LC2_RIGID' | 'TRACKED_POSE' = 'LC2_RIGID') => {
    const input = { fixedVolumeId: [a, b][n].id, movingVolumeIds: [mri[n].id], method };
    const { registration } = await registerVolumes(test.context('CURATOR'), input);
    names.set(registration.id, name);
    return registration.id;
  };
  const complete = (
    id: string,
    mtreRegisteredMm: number | null,
    overlapFraction: number,
    betterByEvidence = true,
    failureProbability: number | null = null,
  ) =>
    completeRegistration(test.app.prisma, id, IDENTITY_MAT4, {
      ...TEST_EVIDENCE,
      ...{
        warnings: [],
        overlapFraction,
        betterByEvidence,
        failureProbability,
        evidenceModel: failureProbability === null ? null : 'test',
        mtreRegisteredMm,
        mtreTrackedMm: mtreRegisteredMm,
      },
      landmarkCount: mtreRegisteredMm === null ? 0 : 15,
    });
  const good = await request('good', 0);
  await complete(good, 2, 0.9);
  await review(test.context('REVIEWER'), { registrationId: good, verdict: 'ACCEPTED' });
  await complete(await request('bad', 0), 6, 0.8, false, 0.7);
  await complete(await request('unmeasured', 0), null, 0.3);
  await request('pending', 0);
  await complete(await request('tracked', 1, 'TRACKED_POSE'), 4, 1, false);
});
afterAll(() => close());

async function select(filter: unknown): Promise<string[]> {
  const { data, errors } = await test.execute(
    'query ($filter: RegistrationFilter) { registrations(filter: $filter) { totalCount nodes { id } } }',
    { filter },
  );
  expect(errors).toEqual([]);
  const found = data.registrations.nodes.map((node: { id: string }) => names.get(node.id));
  expect(data.registrations.totalCount).toBe(found.length);
  return found;
}

describe('registrations', () => {
  it.each<[string, unknown, string[]]>([
    ['method', { method: ['TRACKED_POSE'] }, ['tracked']],
    ['state', { state: ['PENDING', 'FAILED'] }, ['pending']],
    ['data set', { dataSetName: { equals: 'ReMIND' } }, ['tracked']],
    ['a range of the error', { mtreRegisteredMm: { gt: 2, lte: 6 } }, ['bad', 'tracked']],
    ['a probable failure', { failureProbability: { gte: 0.5 } }, ['bad']],
    ['an exact error', { mtreRegisteredMm: { equals: 2 } }, ['good']],
    ['no measured error, evidence or not', { mtreRegisteredMm: { isNull: true } }, ['unmeasured', 'pending']],
    ['a measured error', { mtreRegisteredMm: { isNull: false } }, ['good', 'bad', 'tracked']],
    [
      'not a large error, unmeasured ones kept',
      { NOT: [{ mtreRegisteredMm: { gte: 4 } }] },
      ['good', 'unmeasured', 'pending'],
    ],
    ['overlap', { overlapFraction: { lt: 0.85 } }, ['bad', 'unmeasured']],
    ['no overlap known', { overlapFraction: { isNull: true } }, ['pending']],
    ['a known overlap', { overlapFraction: { isNull: false } }, ['good', 'bad', 'unmeasured', 'tracked']],
    [
      'not a low overlap, unknown ones kept',
      { NOT: [{ overlapFraction: { lt: 0.85 } }] },
      ['good', 'pending', 'tracked'],
    ],
    ['not better by evidence', { NOT: [{ betterByEvidence: true }] }, ['bad', 'pending', 'tracked']],
    ['evidence for the result', { betterByEvidence: true }, ['good', 'unmeasured']],
    ['a verdict', { reviewed: true }, ['good']],
    ['no verdict', { reviewed: false, state: ['COMPLETED'] }, ['bad', 'unmeasured', 'tracked']],
    ['one of two', { OR: [{ reviewed: true }, { method: ['TRACKED_POSE'] }] }, ['good', 'tracked']],
  ])('are selected by %s', async (_, filter, expected) => {
    expect(await select(filter)).toEqual(expected);
  });

  it('are selected by patient and by fixed volume', async () => {
    expect(await select({ patientId: b.patientId.toUpperCase() })).toEqual(['tracked']);
    expect(await select({ fixedVolumeId: a.id })).toEqual(['good', 'bad', 'unmeasured', 'pending']);
  });
});
