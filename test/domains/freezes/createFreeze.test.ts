import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { linkPatients } from '../../../src/domains/cohort/service/linkPatients.ts';
import { exclude } from '../../../src/domains/exclusions/service/exclude.ts';
import { createSliceRule } from '../../../src/domains/slices/service/createSliceRule.ts';
import type { CreateFreezeInput, CreateSliceRuleInput } from '../../../src/generated/resolverTypes.ts';
import type { DataSetRecord } from '../../../src/graphql/records.ts';
import {
  createImportedCohort,
  createTestAppWithFolder,
  type ImportedCohort,
} from '../../factories/importedCohort.ts';
import { createSlicedUltrasound, cube } from '../../factories/pipeline.ts';
import type { TestApp } from '../../support/testApp.ts';
import { eventsOf, withoutTrace } from '../../support/traces.ts';

let test: TestApp;
let cohort: ImportedCohort;
let dataSet: DataSetRecord;
let close: () => Promise<void>;

/** A and B have cubes of 4 (16 mm2 slices), C of 2 (4 mm2); D is not sliced, E not annotated, F has no ultrasound. */
beforeAll(async () => {
  const made = await createTestAppWithFolder();
  ({ test, close } = made);
  cohort = createImportedCohort(test, made.folder);
  dataSet = await cohort.dataSet('RESECT');
  for (const [pseudonym, n] of [
    ['A', 4],
    ['B', 4],
    ['C', 2],
  ] as const) {
    await createSlicedUltrasound(test, cohort, dataSet, pseudonym, cube(n));
  }
  await cohort.annotation(await cohort.ultrasound(dataSet, 'D'), cube(4));
  await cohort.ultrasound(dataSet, 'E');
  await cohort.mri(dataSet, 'F');
  await test.drainJobs();
});
afterAll(() => close());

const FREEZE = `mutation ($input: CreateFreezeInput!) { createFreeze(input: $input) {
  excludedSliceCount
  freeze {
    id name hash foldCount foldSeed patientCount volumeCount sliceCount sliceRule { name version }
    folds { fold sliceCount patients { pseudonym } }
    slices(first: 100) { totalCount nodes { axis index areaMm2 slicing { volume { patient { pseudonym } } } } }
  }
} }`;

let freezeCount = 0;

/** Freezes by a rule of its own; only drawn slices of this data set unless told otherwise. */
async function freeze(rule: Partial<CreateSliceRuleInput> = {}, input: Partial<CreateFreezeInput> = {}) {
  const name = `Freeze ${++freezeCount}`;
  const { id } = await createSliceRule(test.context('CURATOR'), {
    ...{ name, axes: ['I', 'J', 'K'], labelSources: ['US_MANUAL'], minimumAreaMm2: 0 },
    ...rule,
  });
  return test.execute(
    FREEZE,
    { input: { name, sliceRuleId: id, dataSetIds: [dataSet.id], foldCount: 1, ...input } },
    { role: 'CURATOR' },
  );
}

const exclusionsOf = (freezeId: string) =>
  test.app.prisma.exclusion.findMany({
    where: { scope: `FREEZE:${freezeId}` },
    orderBy: { id: 'asc' },
    include: { patient: true, volume: { include: { patient: true } }, slice: true },
  });

describe('createFreeze', () => {
  it('takes the slices of the rule in order, with patients spread over folds', async () => {
    const { data, errors } = await freeze({ name: 'All' }, { name: 'All slices', foldCount: 3, foldSeed: 4 });
    expect(errors).toEqual([]);
    const { freeze: made, excludedSliceCount } = data.createFreeze;
    expect(excludedSliceCount).toBe(0);
    expect(made).toMatchObject({
      ...{ name: 'All slices', foldCount: 3, foldSeed: 4, patientCount: 3, volumeCount: 3, sliceCount: 30 },
      ...{ hash: expect.stringMatching(/^[0-9a-f]{64}$/), sliceRule: { name: 'All', version: 1 } },
    });
    expect(made.folds.map((fold: { fold: number }) => fold.fold)).toEqual([0, 1, 2]);
    expect(made.folds.map((fold: { sliceCount: number }) => fold.sliceCount).sort()).toEqual([12, 12, 6]);
    const names = made.folds.flatMap((fold: { patients: { pseudonym: string }[] }) =>
      fold.patients.map((p) => p.pseudonym),
    );
    expect(names.sort()).toEqual(['A', 'B', 'C']);
    expect(made.slices.totalCount).toBe(30);
    const keys = made.slices.nodes.map(
      (node: { axis: string; index: number; slicing: { volume: { patient: { pseudonym: string } } } }) =>
        `${node.slicing.volume.patient.pseudonym}${node.axis}${node.index}`,
    );
    expect(keys.slice(0, 5)).toEqual(['AI2', 'AI3', 'AI4', 'AI5', 'AJ2']);
    expect(keys).toEqual([...new Set(keys)].sort());
  });

  it('gives every slice under the area or on another axis one record with what was measured', async () => {
    const { data } = await freeze({ minimumAreaMm2: 10, axes: ['K', 'I'] });
    const { freeze: made, excludedSliceCount } = data.createFreeze;
    // C's 6 slices are on both counts too small or off axis.
    expect(made).toMatchObject({ sliceCount: 16, volumeCount: 2, patientCount: 2 });
    expect(excludedSliceCount).toBe(14);
    const records = (await exclusionsOf(made.id)).filter((row) => row.subjectKind === 'SLICE');
    expect(new Set(records.map((row) => row.sliceId)).size).toBe(14);
    for (const row of records) {
      expect(row).toMatchObject({ stage: 'SLICING', decision: 'EXCLUDE', ruleVersion: 1, reviewerId: null });
      expect(row.ruleName).toBe(made.sliceRule.name);
      const offAxis = row.slice?.axis === 'J';
      expect([row.reasonCode, row.measuredValue, row.threshold]).toEqual(
        offAxis ? ['AXIS_NOT_SELECTED', null, null] : ['BELOW_MINIMUM_AREA', 4, 10],
      );
    }
  });

  it('takes a slice whose area is the minimum', async () => {
    const { data } = await freeze({ minimumAreaMm2: 16 });
    expect(data.createFreeze.freeze.sliceCount).toBe(24);
  });

  it('gives every volume that has not come so far a reason, limited to the freeze', async () => {
    const { data } = await freeze({ axes: ['J'] });
    const missing = (await exclusionsOf(data.createFreeze.freeze.id)).filter(
      (row) => row.subjectKind !== 'SLICE',
    );
    expect(
      missing.map((row) => [
        (row.patient ?? row.volume?.patient)?.pseudonym,
        row.subjectKind,
        row.reasonCode,
      ]),
    ).toEqual([
      ['D', 'VOLUME', 'NOT_SLICED'],
      ['E', 'VOLUME', 'NO_TUMOUR_ANNOTATION'],
      ['F', 'PATIENT', 'NO_ULTRASOUND'],
    ]);
    const { data: found } = await test.execute(
      '{ exclusions(filter: { scope: { contains: "freeze" }, active: false }) { totalCount } }',
    );
    expect(found.exclusions.totalCount).toBe(0);
  });

  it('is one event for the freeze and one for each volume left out', async () => {
    const events = await eventsOf(test, () => freeze({ axes: ['K'] }));
    expect(events).toEqual(['SLICE_RULE_CREATED', 'EXCLUDED', 'EXCLUDED', 'EXCLUDED', 'FREEZE_CREATED']);
  });

  it('refuses the same content under another name, and the same name', async () => {
    const first = await freeze({ axes: ['I'] }, { name: 'First' });
    expect(first.errors).toEqual([]);
    const rule = await createSliceRule(test.context('CURATOR'), {
      ...{ name: 'Same rule, other name', axes: ['I'], labelSources: ['US_MANUAL'], minimumAreaMm2: 0 },
    });
    const again = (input: Record<string, unknown>) =>
      withoutTrace(test, () =>
        test.execute(FREEZE, {
          input: { name: 'Second', sliceRuleId: rule.id, dataSetIds: [dataSet.id], foldCount: 1, ...input },
        }),
      );
    expect((await again({})).errors).toMatchObject([
      { code: 'DUPLICATE', details: { freezeId: first.data.createFreeze.freeze.id } },
    ]);
    expect((await again({ name: 'First', foldCount: 2 })).errors).toMatchObject([{ code: 'DUPLICATE' }]);
  });

  it.each<[string, string, Partial<CreateSliceRuleInput>, Partial<CreateFreezeInput>]>([
    ['a rule that leaves nothing', 'FREEZE_EMPTY', { minimumAreaMm2: 1000 }, {}],
    ['a label that nobody has', 'FREEZE_EMPTY', { labelSources: ['EXPERT'] }, {}],
    ['an annotator who drew nothing', 'FREEZE_EMPTY', {}, { annotatorName: 'Nobody' }],
    ['more folds than persons', 'INVALID_INPUT', {}, { foldCount: 4 }],
    ['no fold', 'INVALID_INPUT', {}, { foldCount: 0 }],
    ['no name', 'INVALID_INPUT', {}, { name: ' ' }],
    ['an unknown rule', 'UNKNOWN_ID', {}, { sliceRuleId: randomUUID() }],
    ['a rule that is no identifier', 'UNKNOWN_ID', {}, { sliceRuleId: 'Large' }],
    ['an unknown data set', 'UNKNOWN_ID', {}, { dataSetIds: [randomUUID()] }],
    ['a data set that is no identifier', 'UNKNOWN_ID', {}, { dataSetIds: ['RESECT'] }],
  ])('refuses %s and writes nothing', async (_, code, rule, input) => {
    const rules = await test.app.prisma.sliceRule.count();
    const before = await test.app.prisma.ledgerEvent.count();
    const { errors } = await freeze(rule, input);
    expect(errors.map((error) => error.code)).toEqual([code]);
    expect(await test.app.prisma.ledgerEvent.count()).toBe(
      before + (await test.app.prisma.sliceRule.count()) - rules,
    );
    expect(
      await test.app.prisma.freeze.count({ where: { name: { startsWith: `Freeze ${freezeCount}` } } }),
    ).toBe(0);
  });

  it('leaves out what is excluded and says nothing twice', async () => {
    const own = await cohort.dataSet('Own');
    const kept = await createSlicedUltrasound(test, cohort, own, 'Kept', cube(3));
    const badVolume = await createSlicedUltrasound(test, cohort, own, 'BadVolume', cube(3));
    const badLabel = await createSlicedUltrasound(test, cohort, own, 'BadLabel', cube(3));
    const badPatient = await createSlicedUltrasound(test, cohort, own, 'BadPatient', cube(3));
    await test.drainJobs();
    const slice = await test.app.prisma.slice.findFirstOrThrow({
      where: { slicing: { volumeId: kept.us.id }, axis: 'J', index: 3 },
    });
    for (const [subjectKind, subjectId, reasonCode] of [
      ['VOLUME', badVolume.us.id, 'POOR_ULTRASOUND'],
      ['ANNOTATION', badLabel.annotation.id, 'POOR_ANNOTATION'],
      ['PATIENT', badPatient.us.patientId, 'OTHER_ELIGIBILITY'],
      ['SLICE', String(slice.id), 'OTHER_SLICING'],
    ] as const) {
      await exclude(test.context('REVIEWER'), {
        ...{ subjectKind, subjectId, reasonCode, comment: 'A test', outcomesSeen: false },
      });
    }
    const { data } = await freeze({}, { dataSetIds: [own.id] });
    expect(data.createFreeze).toMatchObject({
      excludedSliceCount: 0,
      freeze: { sliceCount: 8, volumeCount: 1, folds: [{ patients: [{ pseudonym: 'Kept' }] }] },
    });
    expect(await exclusionsOf(data.createFreeze.freeze.id)).toEqual([]);
  });

  it('puts patients who are one person into one fold, linked over somebody outside too', async () => {
    const [one, two, outside] = [
      await cohort.dataSet('One'),
      await cohort.dataSet('Two'),
      await cohort.dataSet('Three'),
    ];
    const a = await createSlicedUltrasound(test, cohort, one, 'A', cube(3));
    const b = await createSlicedUltrasound(test, cohort, two, 'B', cube(3, 3));
    await createSlicedUltrasound(test, cohort, two, 'C', cube(2));
    const bridge = await cohort.mri(outside, 'Bridge');
    await test.drainJobs();
    for (const patientId of [a.us.patientId, b.us.patientId]) {
      const grounds = 'The same scan';
      await linkPatients(test.context('CURATOR'), {
        patientId,
        samePersonAsId: bridge.patientId,
        grounds,
      });
    }
    const { data } = await freeze({}, { dataSetIds: [one.id, two.id], foldCount: 2 });
    const folds = data.createFreeze.freeze.folds.map((fold: { patients: { pseudonym: string }[] }) =>
      fold.patients.map((patient) => patient.pseudonym),
    );
    expect(folds.sort()).toEqual([['A', 'B'], ['C']]);
    expect((await freeze({}, { dataSetIds: [one.id, two.id], foldCount: 3 })).errors).toMatchObject([
      { code: 'INVALID_INPUT', details: { foldCount: 3, personCount: 2 } },
    ]);
  });

  it('is read with a fixed number of SQL queries, however many freezes and slices there are', async () => {
    const queriesOf = async (document: string) => {
      test.resetQueries();
      expect((await test.execute(document)).errors).toEqual([]);
      return test.queries().length;
    };
    expect(await test.app.prisma.freeze.count()).toBeGreaterThan(5);
    expect(
      await queriesOf('{ freezes { sliceRule { name } folds { sliceCount patients { pseudonym } } } }'),
    ).toBe(5);
    const { id } = await test.app.prisma.freeze.findFirstOrThrow({ where: { name: 'All slices' } });
    const slices =
      'slices { nodes { slicing { annotation { id } job { id } volume { patient { pseudonym } } } } }';
    expect(await queriesOf(`{ freeze(id: "${id}") { ${slices} } }`)).toBe(8);
  });

  it('needs a curator', async () => {
    const { errors } = await test.execute(
      FREEZE,
      { input: { name: 'x', sliceRuleId: randomUUID() } },
      { role: 'REVIEWER' },
    );
    expect(errors.map((error) => error.code)).toEqual(['FORBIDDEN']);
  });
});
