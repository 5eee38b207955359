import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exclude } from '../../../src/domains/exclusions/service/exclude.ts';
import { transferLabel } from '../../../src/domains/labels/service/transferLabel.ts';
import { sliceLabel } from '../../../src/domains/slices/service/sliceLabel.ts';
import type { VolumeRecord } from '../../../src/graphql/records.ts';
import {
  createImportedCohort,
  createTestAppWithFolder,
  type ImportedCohort,
} from '../../factories/importedCohort.ts';
import { createCompletedRegistration, createSlicedUltrasound, cube } from '../../factories/pipeline.ts';
import type { TestApp } from '../../support/testApp.ts';
import { eventsOf, withoutTrace } from '../../support/traces.ts';

let test: TestApp;
let cohort: ImportedCohort;
let close: () => Promise<void>;

beforeAll(async () => {
  const made = await createTestAppWithFolder();
  ({ test, close } = made);
  cohort = createImportedCohort(test, made.folder);
});
afterAll(() => close());

describe('createSliceRule', () => {
  const create = (input: Record<string, unknown>, role: 'REVIEWER' | 'CURATOR' = 'CURATOR') =>
    test.execute(
      `mutation ($input: CreateSliceRuleInput!) { createSliceRule(input: $input) {
        name version axes labelSources minimumAreaMm2 displacementLimitMm } }`,
      { input: { name: 'Large', labelSources: ['US_MANUAL'], ...input } },
      { role },
    );

  it('gives an existing name its next version and keeps the old ones', async () => {
    const events = await eventsOf(test, async () => {
      const { data, errors } = await create({});
      expect(errors).toEqual([]);
      expect(data.createSliceRule).toEqual({
        ...{ name: 'Large', version: 1, axes: ['I', 'J', 'K'], labelSources: ['US_MANUAL'] },
        ...{ minimumAreaMm2: 0, displacementLimitMm: null },
      });
      await create({ minimumAreaMm2: 35, axes: ['K', 'K', 'I'] });
      await create({ name: 'Other' });
    });
    expect(events).toEqual(['SLICE_RULE_CREATED', 'SLICE_RULE_CREATED', 'SLICE_RULE_CREATED']);
    const { data } = await test.execute('{ sliceRules { name version axes minimumAreaMm2 } }');
    expect(data.sliceRules).toEqual([
      { name: 'Large', version: 2, axes: ['K', 'I'], minimumAreaMm2: 35 },
      { name: 'Large', version: 1, axes: ['I', 'J', 'K'], minimumAreaMm2: 0 },
      { name: 'Other', version: 1, axes: ['I', 'J', 'K'], minimumAreaMm2: 0 },
    ]);
  });

  it.each([
    ['no name', { name: ' ' }],
    ['no axis', { axes: [] }],
    ['no label source', { labelSources: [] }],
    ['a negative area', { minimumAreaMm2: -1 }],
    ['a limit that nothing can apply yet', { displacementLimitMm: 2 }],
  ])('refuses %s', async (_, input) => {
    const { errors } = await withoutTrace(test, () => create(input));
    expect(errors.map((error) => error.code)).toEqual(['INVALID_INPUT']);
  });

  it('needs a curator', async () => {
    expect((await create({}, 'REVIEWER')).errors).toMatchObject([{ code: 'FORBIDDEN' }]);
  });
});

describe('areaThresholdCounts', () => {
  const volumes: VolumeRecord[] = [];
  let mri: VolumeRecord;

  beforeAll(async () => {
    const dataSet = await cohort.dataSet('RESECT');
    for (const [pseudonym, n] of [
      ['A', 2],
      ['A', 4],
      ['B', 4],
    ] as const) {
      const { us } = await createSlicedUltrasound(test, cohort, dataSet, pseudonym, cube(n));
      volumes.push(us);
    }
    mri = await cohort.mri(dataSet, 'A');
    await test.drainJobs();
  });

  const counts = async (minimumAreasMm2: number[], more: Record<string, unknown> = {}) => {
    const { data, errors } = await test.execute(
      `query ($minimumAreasMm2: [Float!]!, $labelSource: LabelSource!, $registrationMethod: RegistrationMethod) {
        areaThresholdCounts(minimumAreasMm2: $minimumAreasMm2, labelSource: $labelSource, registrationMethod: $registrationMethod) {
          minimumAreaMm2 sliceCount volumeCount patientCount } }`,
      { minimumAreasMm2, labelSource: 'US_MANUAL', ...more },
    );
    expect(errors).toEqual([]);
    return data.areaThresholdCounts.map((row: Record<string, number>) => [
      ...[row.minimumAreaMm2, row.sliceCount, row.volumeCount, row.patientCount],
    ]);
  };

  it('counts slices, volumes and patients at or above each area, in the order asked for', async () => {
    expect(await counts([0, 4, 4.1, 16, 17, 4])).toEqual([
      ...[
        [0, 30, 3, 2],
        [4, 30, 3, 2],
        [4.1, 24, 2, 2],
        [16, 24, 2, 2],
        [17, 0, 0, 0],
        [4, 30, 3, 2],
      ],
    ]);
    expect(await counts([])).toEqual([]);
    expect(await counts([0], { labelSource: 'EXPERT' })).toEqual([[0, 0, 0, 0]]);
  });

  it('counts a volume once however many pseudo labels it has, and by method', async () => {
    const context = test.context('CURATOR');
    const label = await cohort.annotation(mri, { from: [10, 6, 5], to: [12, 8, 7] });
    for (const method of ['TRACKED_POSE', 'LC2_RIGID', 'LC2_RIGID'] as const) {
      const registration = await createCompletedRegistration(test, volumes[0], [mri], { method });
      const { pseudoLabel } = await transferLabel(context, {
        registrationId: registration.id,
        annotationId: label.id,
      });
      await test.drainJobs();
      await sliceLabel(context, { pseudoLabelId: pseudoLabel.id });
    }
    await test.drainJobs();
    expect(await counts([9], { labelSource: 'MRI_TRANSFER' })).toEqual([[9, 9, 1, 1]]);
    expect(await counts([9], { labelSource: 'MRI_TRANSFER', registrationMethod: 'TRACKED_POSE' })).toEqual([
      [9, 9, 1, 1],
    ]);
    expect(await counts([9], { labelSource: 'MRI_TRANSFER', registrationMethod: 'IMPORTED' })).toEqual([
      [9, 0, 0, 0],
    ]);
  });

  it('leaves out what is excluded: a slice by itself, a volume with all its slices', async () => {
    const out = (subjectKind: 'SLICE' | 'VOLUME', subjectId: string) =>
      exclude(test.context('REVIEWER'), {
        ...{ subjectKind, subjectId, reasonCode: 'POOR_ULTRASOUND', comment: 'Shadow', outcomesSeen: false },
      });
    const slice = await test.app.prisma.slice.findFirstOrThrow({
      where: { slicing: { volumeId: volumes[2].id }, axis: 'K' },
    });
    await out('SLICE', String(slice.id));
    expect(await counts([0, 16])).toEqual([
      [0, 29, 3, 2],
      [16, 23, 2, 2],
    ]);
    await out('VOLUME', volumes[1].id);
    expect(await counts([0, 16])).toEqual([
      [0, 17, 2, 2],
      [16, 11, 1, 1],
    ]);
  });

  it('refuses more than 100 areas at once', async () => {
    const { errors } = await test.execute(
      'query ($areas: [Float!]!) { areaThresholdCounts(minimumAreasMm2: $areas, labelSource: EXPERT) { sliceCount } }',
      { areas: Array.from({ length: 101 }, (_, n) => n) },
    );
    expect(errors.map((error) => error.code)).toEqual(['INVALID_INPUT']);
  });
});
