import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createFreeze } from '../../../src/domains/freezes/service/createFreeze.ts';
import { createSliceRule } from '../../../src/domains/slices/service/createSliceRule.ts';
import type { Role } from '../../../src/generated/prisma/enums.ts';
import type { VolumeRecord } from '../../../src/graphql/records.ts';
import { createImportedCohort, createTestAppWithFolder } from '../../factories/importedCohort.ts';
import { createSlicedUltrasound, cube } from '../../factories/pipeline.ts';
import type { TestApp } from '../../support/testApp.ts';
import { eventsOf, withoutTrace } from '../../support/traces.ts';

let test: TestApp;
let us: VolumeRecord;
let sliceId: string;
let freezeExclusionId: string;
let close: () => Promise<void>;

beforeAll(async () => {
  const made = await createTestAppWithFolder();
  ({ test, close } = made);
  const cohort = createImportedCohort(test, made.folder);
  ({ us } = await createSlicedUltrasound(test, cohort, await cohort.dataSet('RESECT'), 'Case1', cube(3)));
  await test.drainJobs();
  sliceId = String((await test.app.prisma.slice.findFirstOrThrow()).id);
  const rule = await createSliceRule(test.context(), {
    ...{ name: 'K', axes: ['K'], labelSources: ['US_MANUAL'], minimumAreaMm2: 0 },
  });
  await createFreeze(test.context(), { name: 'Freeze', sliceRuleId: rule.id, foldCount: 1 });
  freezeExclusionId = (await test.app.prisma.exclusion.findFirstOrThrow()).id;
});
afterAll(() => close());

const FIELDS = `id subjectKind subjectId stage decision reason { code title } ruleName ruleVersion measuredValue threshold
  reviewer { name } comment blinded outcomesSeen scope reinstates { id } active`;

const exclude = (input: Record<string, unknown> = {}, role: Role = 'REVIEWER') =>
  test.execute(
    `mutation ($input: ExcludeInput!) { exclude(input: $input) { ${FIELDS} } }`,
    {
      input: {
        ...{ subjectKind: 'VOLUME', subjectId: us.id, reasonCode: 'POOR_ULTRASOUND' },
        ...{ comment: 'Shadow over the tumour', outcomesSeen: false },
        ...input,
      },
    },
    { role },
  );

const reinstate = (exclusionId: string, input: Record<string, unknown> = {}, role: Role = 'REVIEWER') =>
  test.execute(
    `mutation ($input: ReinstateInput!) { reinstate(input: $input) { ${FIELDS} } }`,
    { input: { exclusionId, comment: 'Readable after all', outcomesSeen: true, ...input } },
    { role },
  );

const inForce = async (): Promise<string[]> => {
  const { data } = await test.execute('query ($id: ID!) { volume(id: $id) { exclusions { id } } }', {
    id: us.id,
  });
  return data.volume.exclusions.map((row: { id: string }) => row.id);
};

describe('exclude and reinstate', () => {
  it('take a subject out and bring it back by records that both stay', async () => {
    const ids: string[] = [];
    const events = await eventsOf(test, async () => {
      const out = await exclude({ blinded: true });
      expect(out.errors).toEqual([]);
      expect(out.data.exclude).toEqual({
        ...{ id: expect.any(String), subjectKind: 'VOLUME', subjectId: us.id, stage: 'IMAGE_QUALITY' },
        ...{ decision: 'EXCLUDE', reason: { code: 'POOR_ULTRASOUND', title: 'Poor ultrasound' } },
        ...{ ruleName: null, ruleVersion: null, measuredValue: null, threshold: null },
        ...{
          reviewer: { name: 'reviewer' },
          comment: 'Shadow over the tumour',
          blinded: true,
          outcomesSeen: false,
        },
        ...{ scope: 'ALL', reinstates: null, active: true },
      });
      expect(await inForce()).toEqual([out.data.exclude.id]);
      const back = await reinstate(out.data.exclude.id.toUpperCase());
      expect(back.data.reinstate).toMatchObject({
        ...{
          decision: 'REINSTATE',
          subjectId: us.id,
          stage: 'IMAGE_QUALITY',
          reason: { code: 'POOR_ULTRASOUND' },
        },
        ...{
          comment: 'Readable after all',
          outcomesSeen: true,
          reinstates: { id: out.data.exclude.id },
          active: false,
        },
      });
      expect(await inForce()).toEqual([]);
      ids.push(out.data.exclude.id, back.data.reinstate.id);
    });
    expect(events).toEqual(['EXCLUDED', 'REINSTATED']);
    const { data } = await test.execute(
      'query ($id: ID!) { exclusions(filter: { subjectId: $id }) { nodes { id decision active } } }',
      { id: us.id },
    );
    expect(data.exclusions.nodes).toEqual([
      { id: ids[0], decision: 'EXCLUDE', active: false },
      { id: ids[1], decision: 'REINSTATE', active: false },
    ]);
  });

  it('allow one reason a stage and several stages', async () => {
    const first = await exclude();
    const { errors } = await withoutTrace(test, () => exclude({ reasonCode: 'OTHER_IMAGE_QUALITY' }));
    expect(errors).toMatchObject([{ code: 'CONFLICT', details: { exclusionId: first.data.exclude.id } }]);
    const second = await exclude({ reasonCode: 'WRONG_PHASE' });
    expect(second.data.exclude.stage).toBe('ELIGIBILITY');
    expect(await inForce()).toEqual([first.data.exclude.id, second.data.exclude.id]);
    await reinstate(second.data.exclude.id);
    expect(await inForce()).toEqual([first.data.exclude.id]);
    const again = await withoutTrace(test, () => reinstate(second.data.exclude.id));
    expect(again.errors).toMatchObject([
      { code: 'CONFLICT', message: expect.stringContaining('not in force') },
    ]);
    await reinstate(first.data.exclude.id);
    expect((await exclude()).errors).toEqual([]);
  });

  it('are about slices too, whose identifiers are numbers', async () => {
    const { data } = await exclude({ subjectKind: 'SLICE', subjectId: sliceId, reasonCode: 'OTHER_SLICING' });
    expect(data.exclude).toMatchObject({ subjectKind: 'SLICE', subjectId: sliceId, stage: 'SLICING' });
    const found = await test.execute(
      'query ($id: ID!) { exclusions(filter: { subjectId: $id, active: true, scope: { equals: "ALL" } }) { totalCount } }',
      { id: sliceId },
    );
    expect(found.data.exclusions.totalCount).toBe(1);
  });

  it('leave the records of a freeze alone, because a freeze never changes', async () => {
    const { errors } = await withoutTrace(test, () => reinstate(freezeExclusionId));
    expect(errors).toMatchObject([
      { code: 'CONFLICT', message: expect.stringContaining('belongs to a freeze') },
    ]);
  });

  it.each<[string, string, () => Record<string, unknown>]>([
    ['a reason that is not on the list', 'UNKNOWN_ID', () => ({ reasonCode: 'UGLY' })],
    ['no words', 'INVALID_INPUT', () => ({ comment: ' \n' })],
    ['a subject that does not exist', 'UNKNOWN_ID', () => ({ subjectId: randomUUID() })],
    ['a subject of another kind', 'UNKNOWN_ID', () => ({ subjectKind: 'PATIENT' })],
    ['a subject that is no identifier', 'UNKNOWN_ID', () => ({ subjectId: 'Case1' })],
    ['a slice that does not exist', 'UNKNOWN_ID', () => ({ subjectKind: 'SLICE', subjectId: '99999999' })],
    ['a slice that is no number', 'UNKNOWN_ID', () => ({ subjectKind: 'SLICE', subjectId: us.id })],
    [
      'a prediction that does not exist',
      'UNKNOWN_ID',
      () => ({ subjectKind: 'PREDICTION', subjectId: randomUUID() }),
    ],
  ])('refuse %s', async (_, code, input) => {
    const { errors } = await withoutTrace(test, () => exclude(input()));
    expect(errors.map((error) => error.code)).toEqual([code]);
  });

  it('refuse to reinstate nothing, or without words', async () => {
    const [id] = await inForce();
    expect((await reinstate(id, { comment: '' })).errors).toMatchObject([{ code: 'INVALID_INPUT' }]);
    expect((await reinstate(randomUUID())).errors).toMatchObject([{ code: 'UNKNOWN_ID' }]);
    expect((await reinstate('x')).errors).toMatchObject([{ code: 'UNKNOWN_ID' }]);
  });

  it('need a reviewer', async () => {
    const [id] = await inForce();
    const answers = [
      await exclude({ reasonCode: 'WRONG_PHASE' }, 'VIEWER'),
      await reinstate(id, {}, 'VIEWER'),
    ];
    for (const { errors } of answers) expect(errors.map((error) => error.code)).toEqual(['FORBIDDEN']);
    expect((await exclude({ reasonCode: 'WRONG_PHASE' }, 'CURATOR')).errors).toEqual([]);
  });
});

describe('exclusions', () => {
  it('are listed by stage, reason, kind and whether they are in force', async () => {
    const count = async (filter: Record<string, unknown>) => {
      const { data, errors } = await test.execute(
        'query ($filter: ExclusionFilter) { exclusions(filter: $filter) { totalCount } }',
        { filter },
      );
      expect(errors).toEqual([]);
      return data.exclusions.totalCount;
    };
    // Six slices of the freeze lie on the axes I and J.
    expect(await count({ reasonCode: ['AXIS_NOT_SELECTED'], subjectKind: ['SLICE'] })).toBe(6);
    expect(await count({ stage: ['SLICING'], scope: { equals: 'ALL' } })).toBe(1);
    expect(await count({ stage: ['IMAGE_QUALITY'], active: true })).toBe(1);
    expect(await count({ stage: ['IMAGE_QUALITY'], active: false })).toBe(4);
    expect(await count({ stage: [] })).toBe(0);
  });

  it('have a controlled list of reasons, each of one stage', async () => {
    const { data } = await test.execute('{ exclusionReasons { code stage title description } }');
    const reasons = data.exclusionReasons as { code: string; stage: string; description: string }[];
    expect(new Set(reasons.map((reason) => reason.code)).size).toBe(reasons.length);
    expect(new Set(reasons.map((reason) => reason.stage)).size).toBe(11);
    expect(reasons.every((reason) => reason.description.endsWith('.'))).toBe(true);
  });

  it.each([
    [
      'an active row that no record made',
      "INSERT INTO active_exclusion SELECT subject_kind, subject_id, 'SPLIT', scope, gen_random_uuid() FROM active_exclusion LIMIT 1",
    ],
    ['the removal of an active row', 'DELETE FROM active_exclusion'],
    ['a change of a record', "UPDATE exclusion SET reason_code = 'WRONG_PHASE'"],
    ['the removal of a record', 'DELETE FROM exclusion'],
  ])('rest on a database that refuses %s', async (_, sql) => {
    await expect(test.asOwner(sql)).rejects.toMatchObject({
      code: expect.stringMatching(/^SL001$|^23503$/),
    });
  });
});
