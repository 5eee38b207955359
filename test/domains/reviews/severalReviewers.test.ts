import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createRequestContext } from '../../../src/context/createRequestContext.ts';
import type { RequestContext } from '../../../src/context/types.ts';
import { review } from '../../../src/domains/reviews/service/review.ts';
import type { Verdict } from '../../../src/generated/prisma/enums.ts';
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
let volume: VolumeRecord;
let close: () => Promise<void>;
let readers: RequestContext[];

const READERS = ['Anna', 'Boris', 'Chen', 'Dora'];

beforeAll(async () => {
  const made = await createTestAppWithFolder();
  ({ test, close } = made);
  cohort = createImportedCohort(test, made.folder);
  const users = await test.app.prisma.user.createManyAndReturn({
    data: READERS.map((name) => ({ name, role: 'REVIEWER' as const })),
  });
  readers = users.map(({ id, name, role }) =>
    createRequestContext(test.app, { userId: id, name, role }, randomUUID()),
  );
});
beforeEach(async () => {
  const dataSet = await cohort.dataSet();
  volume = await cohort.ultrasound(dataSet, 'Case1');
});
afterAll(() => close());

const judge = (reader: number, verdict: Verdict, more: { adjudicates?: boolean; reasonCode?: string } = {}) =>
  review(readers[reader], {
    volumeId: volume.id,
    verdict,
    ...(verdict === 'REJECTED' && { reasonCode: 'REVIEW_REJECTED' }),
    ...more,
  });

/** Standing verdict and the reason of the exclusion in force at the visual review. */
async function state(): Promise<[string | null, string | null]> {
  const { data } = await test.execute(
    'query ($id: ID!) { volume(id: $id) { standingVerdict exclusions { stage reason { code } } } }',
    { id: volume.id },
  );
  return [data.volume.standingVerdict, data.volume.exclusions.at(0)?.reason.code ?? null];
}

const REJECTED = ['REJECTED', 'REVIEW_REJECTED'];
const OPEN_AND_OUT = ['OPEN', 'REVIEW_OPEN'];
const ACCEPTED = ['ACCEPTED', null];

describe('several readers of one subject', () => {
  it('come to a verdict where they agree, and leave it open where they do not', async () => {
    expect(await state()).toEqual([null, null]);
    await judge(0, 'ACCEPTED');
    expect(await state()).toEqual(ACCEPTED);
    await judge(1, 'REJECTED');
    expect(await state()).toEqual(OPEN_AND_OUT);
    await judge(0, 'REJECTED', { reasonCode: 'OTHER_VISUAL_REVIEW' });
    expect((await state())[0]).toBe('REJECTED');
    await judge(1, 'UNSURE');
    expect(await state()).toEqual(OPEN_AND_OUT);
    await judge(0, 'UNSURE');
    expect(await state()).toEqual(['UNSURE', null]);
    await judge(0, 'ACCEPTED');
    expect(await state()).toEqual(['OPEN', null]);
    await judge(1, 'ACCEPTED');
    expect(await state()).toEqual(ACCEPTED);
  });

  it('keep the reason that was first given while somebody still stands by it', async () => {
    await judge(0, 'REJECTED');
    await judge(1, 'REJECTED', { reasonCode: 'OTHER_VISUAL_REVIEW' });
    expect(await state()).toEqual(REJECTED);
    const { exclusion } = await judge(0, 'REJECTED', { reasonCode: 'OTHER_VISUAL_REVIEW' });
    expect(exclusion).toMatchObject({ decision: 'EXCLUDE', reasonCode: 'OTHER_VISUAL_REVIEW' });
  });

  it('come to the same in any order', async () => {
    await judge(1, 'REJECTED');
    await judge(0, 'ACCEPTED');
    expect(await state()).toEqual(OPEN_AND_OUT);
  });

  it('lose no verdict that they give at the same moment', async () => {
    const verdicts: Verdict[] = ['ACCEPTED', 'REJECTED', 'REJECTED', 'UNSURE'];
    const events = await eventsOf(test, () =>
      Promise.all(verdicts.flatMap((verdict, n) => [judge(n, verdict), judge(n, verdict)])),
    );
    expect(events.filter((action) => action === 'REVIEWED')).toHaveLength(8);
    expect(await state()).toEqual(OPEN_AND_OUT);
    expect(await test.app.prisma.activeExclusion.count({ where: { subjectId: volume.id } })).toBe(1);
    await Promise.all([0, 1, 2, 3].map((n) => judge(n, 'ACCEPTED')));
    expect(await state()).toEqual(ACCEPTED);
  });

  it('leave what somebody excluded without a verdict', async () => {
    await test.execute(
      `mutation ($id: ID!) { exclude(input: { subjectKind: VOLUME, subjectId: $id,
        reasonCode: "OTHER_VISUAL_REVIEW", comment: "Wrong side", outcomesSeen: false }) { id } }`,
      { id: volume.id },
    );
    for (const verdict of ['ACCEPTED', 'REJECTED'] as const) {
      expect((await judge(0, verdict)).exclusion).toBeNull();
      expect((await state())[1]).toBe('OTHER_VISUAL_REVIEW');
    }
  });

  it('are named by the exclusion that follows from their verdict', async () => {
    const given = await judge(0, 'REJECTED');
    const { data } = await test.execute(
      'query ($id: ID!) { volume(id: $id) { exclusions { review { id verdict reviewer { name } } } } }',
      { id: volume.id },
    );
    expect(data.volume.exclusions[0].review).toEqual({
      ...{ id: given.review.id, verdict: 'REJECTED', reviewer: { name: 'Anna' } },
    });
  });
});

describe('an adjudication', () => {
  beforeEach(async () => {
    await judge(0, 'ACCEPTED');
    await judge(1, 'REJECTED');
  });

  it('ends a disagreement either way, and can be changed by another', async () => {
    expect((await judge(2, 'REJECTED', { adjudicates: true })).review.adjudicates).toBe(true);
    expect(await state()).toEqual(REJECTED);
    await judge(3, 'ACCEPTED', { adjudicates: true });
    expect(await state()).toEqual(ACCEPTED);
  });

  it('stands until a later reading speaks against it', async () => {
    await judge(2, 'ACCEPTED', { adjudicates: true });
    await judge(0, 'ACCEPTED');
    expect(await state()).toEqual(ACCEPTED);
    await judge(3, 'REJECTED');
    expect(await state()).toEqual(OPEN_AND_OUT);
    await judge(2, 'REJECTED', { adjudicates: true });
    expect(await state()).toEqual(REJECTED);
  });

  it.each<[string, string, () => Promise<unknown>]>([
    ['by one of the readers', 'CONFLICT', () => judge(0, 'ACCEPTED', { adjudicates: true })],
    ['that is unsure', 'INVALID_INPUT', () => judge(2, 'UNSURE', { adjudicates: true })],
  ])('%s is refused and leaves no trace', async (_, code, work) => {
    await withoutTrace(test, () => expect(work()).rejects.toMatchObject({ code }));
  });

  it('is refused where nobody disagrees, and an adjudicator is no reader', async () => {
    await judge(2, 'ACCEPTED', { adjudicates: true });
    await withoutTrace(test, () => expect(judge(2, 'REJECTED')).rejects.toMatchObject({ code: 'CONFLICT' }));
    await judge(1, 'ACCEPTED');
    await withoutTrace(test, () =>
      expect(judge(3, 'REJECTED', { adjudicates: true })).rejects.toMatchObject({ code: 'CONFLICT' }),
    );
  });

  it('that is unsure is refused by the database too', async () => {
    await expect(
      test.asOwner(
        `INSERT INTO review (id, volume_id, verdict, reviewer_id, adjudicates) VALUES ($1, $2, 'UNSURE', $3, true)`,
        [randomUUID(), volume.id, readers[0].actor.userId],
      ),
    ).rejects.toMatchObject({ code: '23514' });
  });
});
