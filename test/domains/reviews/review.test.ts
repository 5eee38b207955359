import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { registerVolumes } from '../../../src/domains/registration/service/registerVolumes.ts';
import type { AnnotationRecord, RegistrationRecord, VolumeRecord } from '../../../src/graphql/records.ts';
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
let annotation: AnnotationRecord;
let registration: RegistrationRecord;
let close: () => Promise<void>;

beforeAll(async () => {
  const made = await createTestAppWithFolder();
  ({ test, close } = made);
  cohort = createImportedCohort(test, made.folder);
  const dataSet = await cohort.dataSet('RESECT');
  us = await cohort.ultrasound(dataSet, 'Case1');
  mri = await cohort.mri(dataSet, 'Case1');
  annotation = await cohort.annotation(mri, { from: [10, 8, 4], to: [12, 10, 6] });
  registration = await createCompletedRegistration(test, us, [mri]);
});
afterAll(() => close());

const REVIEW = `mutation ($input: ReviewInput!) { review(input: $input) {
  review { id verdict reasonCode comment blinded shownFileHashes reviewer { name } }
  exclusion { id decision stage reason { code } comment reviewer { name } reinstates { id } active }
} }`;

const review = (input: Record<string, unknown>, role: 'VIEWER' | 'REVIEWER' = 'REVIEWER') =>
  test.execute(REVIEW, { input }, { role });

const reject = (subject: Record<string, unknown>) =>
  review({ ...subject, verdict: 'REJECTED', reasonCode: 'REVIEW_REJECTED' });

describe('review', () => {
  it('keeps who judged what, and leaves the subject in when the verdict is not a rejection', async () => {
    const shown = 'a'.repeat(64);
    for (const verdict of ['ACCEPTED', 'UNSURE']) {
      const { data, errors } = await review({
        registrationId: registration.id,
        ...{ verdict, comment: 'Sulci meet', blinded: true, shownFileHashes: [shown] },
      });
      expect(errors).toEqual([]);
      expect(data.review).toEqual({
        review: {
          ...{ id: expect.any(String), verdict, reasonCode: null, comment: 'Sulci meet', blinded: true },
          ...{ shownFileHashes: [shown], reviewer: { name: 'reviewer' } },
        },
        exclusion: null,
      });
    }
  });

  it('excludes at the visual review while it rejects, once; whoever withdraws a rejection reinstates', async () => {
    const subject = { registrationId: registration.id };
    const answers: Record<string, unknown>[] = [];
    const events = await eventsOf(test, async () => {
      for (const step of [
        () => reject(subject),
        () => reject(subject),
        () => review({ ...subject, verdict: 'UNSURE' }),
        () => review({ ...subject, verdict: 'ACCEPTED' }),
        () => review({ ...subject, verdict: 'ACCEPTED' }),
        () =>
          review({ ...subject, verdict: 'REJECTED', reasonCode: 'OTHER_VISUAL_REVIEW', comment: 'Mirrored' }),
      ]) {
        const { data, errors } = await step();
        expect(errors).toEqual([]);
        answers.push(data.review.exclusion);
      }
    });
    const [rejected, again, unsure, accepted, twice, mirrored] = answers;
    expect(rejected).toMatchObject({
      ...{ decision: 'EXCLUDE', stage: 'VISUAL_REVIEW', reason: { code: 'REVIEW_REJECTED' } },
      ...{ comment: 'Rejected in review.', reviewer: { name: 'reviewer' }, active: true },
    });
    expect([again, accepted, twice]).toEqual([null, null, null]);
    expect(unsure).toMatchObject({ decision: 'REINSTATE', reinstates: { id: rejected.id }, active: false });
    expect(mirrored).toMatchObject({
      reason: { code: 'OTHER_VISUAL_REVIEW' },
      comment: 'Mirrored',
      active: true,
    });
    expect(events).toEqual([
      ...['REVIEWED', 'EXCLUDED', 'REVIEWED', 'REVIEWED', 'REINSTATED', 'REVIEWED'],
      ...['REVIEWED', 'REVIEWED', 'EXCLUDED'],
    ]);
    const { data } = await test.execute(
      'query ($id: ID!) { registration(id: $id) { standingVerdict reviews { verdict } exclusions { reason { code } } } }',
      { id: registration.id },
    );
    expect(data.registration.standingVerdict).toBe('REJECTED');
    expect(data.registration.reviews).toHaveLength(8);
    expect(data.registration.exclusions).toEqual([{ reason: { code: 'OTHER_VISUAL_REVIEW' } }]);
  });

  it('is about volumes and annotations too', async () => {
    for (const [field, id] of [
      ['volume', us.id],
      ['annotation', annotation.id],
    ]) {
      expect((await reject({ [`${field}Id`]: id })).data.review.exclusion).toMatchObject({ active: true });
    }
    const { data } = await test.execute(
      'query ($id: ID!) { volume(id: $id) { exclusions { stage } annotations { exclusions { stage } reviews { verdict } } } }',
      { id: mri.id },
    );
    expect(data.volume.annotations).toEqual([
      { exclusions: [{ stage: 'VISUAL_REVIEW' }], reviews: [{ verdict: 'REJECTED' }] },
    ]);
  });

  it('leaves what was excluded at another stage to whoever excluded it', async () => {
    await test.execute(
      `mutation ($id: ID!) { exclude(input: { subjectKind: VOLUME, subjectId: $id, reasonCode: "POOR_MRI",
        comment: "Motion", outcomesSeen: false }) { id } }`,
      { id: mri.id },
    );
    expect((await review({ volumeId: mri.id, verdict: 'ACCEPTED' })).data.review.exclusion).toBeNull();
  });

  it.each<[string, string, () => Record<string, unknown>]>([
    [
      'a rejection without a reason',
      'INVALID_INPUT',
      () => ({ registrationId: registration.id, verdict: 'REJECTED' }),
    ],
    [
      'a reason of another stage',
      'INVALID_INPUT',
      () => ({ volumeId: us.id, verdict: 'REJECTED', reasonCode: 'POOR_MRI' }),
    ],
    ['an unknown reason', 'UNKNOWN_ID', () => ({ volumeId: us.id, verdict: 'REJECTED', reasonCode: 'UGLY' })],
    ['no subject', 'INVALID_INPUT', () => ({ verdict: 'ACCEPTED' })],
    [
      'two subjects',
      'INVALID_INPUT',
      () => ({ volumeId: us.id, annotationId: annotation.id, verdict: 'ACCEPTED' }),
    ],
    ['an unknown subject', 'UNKNOWN_ID', () => ({ pseudoLabelId: randomUUID(), verdict: 'ACCEPTED' })],
    ['a subject of another kind', 'UNKNOWN_ID', () => ({ registrationId: us.id, verdict: 'ACCEPTED' })],
    ['a subject that is no identifier', 'UNKNOWN_ID', () => ({ annotationId: 'a', verdict: 'ACCEPTED' })],
    [
      'a picture that is no hash',
      'INVALID_INPUT',
      () => ({ volumeId: us.id, verdict: 'UNSURE', shownFileHashes: ['qc.png'] }),
    ],
  ])('refuses %s and writes nothing', async (_, code, input) => {
    const { errors } = await withoutTrace(test, () => review(input()));
    expect(errors.map((error) => error.code)).toEqual([code]);
  });

  it('refuses to judge what is not finished', async () => {
    const { registration: pending } = await registerVolumes(test.context('CURATOR'), {
      ...{ fixedVolumeId: us.id, movingVolumeIds: [mri.id], method: 'TRACKED_POSE' },
    });
    const { errors } = await withoutTrace(test, () =>
      review({ registrationId: pending.id, verdict: 'ACCEPTED' }),
    );
    expect(errors).toMatchObject([{ code: 'CONFLICT', message: expect.stringContaining('PENDING') }]);
  });

  it('needs a reviewer', async () => {
    const { errors } = await withoutTrace(test, () =>
      review({ volumeId: us.id, verdict: 'ACCEPTED' }, 'VIEWER'),
    );
    expect(errors.map((error) => error.code)).toEqual(['FORBIDDEN']);
  });

  it.each(['review', 'exclusion', 'registration_evidence', 'volume', 'annotation'])(
    'rests on %s rows that the database refuses to change, remove or clear',
    async (table) => {
      for (const sql of [
        `UPDATE ${table} SET ${table === 'registration_evidence' ? 'device' : 'id'} = DEFAULT`,
        `DELETE FROM ${table}`,
        `TRUNCATE ${table} CASCADE`,
      ]) {
        await expect(test.asOwner(sql)).rejects.toMatchObject({ code: 'SL001' });
      }
    },
  );

  it('rests on a finished registration that the database refuses to change', async () => {
    for (const sql of ["UPDATE registration SET state = 'PENDING'", 'DELETE FROM registration']) {
      await expect(test.asOwner(sql)).rejects.toMatchObject({ code: 'SL001' });
    }
  });
});
