// biome-ignore-all lint/suspicious/noExplicitAny: answers of GraphQL
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { linkPatients } from '../../../src/domains/cohort/service/linkPatients.ts';
import { createTestAppWithFolder } from '../../factories/importedCohort.ts';
import type { ImportFolder } from '../../factories/importFolder.ts';
import { createOracleCohort, type OracleCohort, REFERENCE, SECOND_RATER } from '../../factories/oracle.ts';
import type { TestApp } from '../../support/testApp.ts';

let product: TestApp;
let folder: ImportFolder;
let cohort: OracleCohort;
let close: () => Promise<void>;
let external: string;

/** Slices A 0, A 1, A 2, B 0, B 1, B 2 and C 1 of axis K, of 1, 4, 8, 1, 4, 8 and 4 pixels. */
beforeAll(async () => {
  ({ test: product, folder, close } = await createTestAppWithFolder({ flags: { concurrency: 1 } }));
  cohort = await createOracleCohort(product);
  external = await createRun('External');
});
afterAll(() => close());

async function createRun(name: string): Promise<string> {
  const { data } = await product.execute(
    `mutation ($input: CreateAnnotatorRunInput!) { createAnnotatorRun(input: $input) { id kind tool } }`,
    { input: { name, tool: 'nnU-Net 2.2' } },
  );
  expect(data.createAnnotatorRun).toMatchObject({ kind: 'EXTERNAL_MODEL', tool: 'nnU-Net 2.2' });
  return data.createAnnotatorRun.id;
}

const name = (patient: string, index: number): string => `${patient}_${patient}-US_K_000${index}`;

let serial = 0;
const write = (text: string): { path: string } => folder.write(`results-${++serial}.txt`, text);

const IMPORT = `mutation ($input: ImportResultsInput!) { importResults(input: $input) {
  id tool toolVersion caseCount unknownCount unknownCases violationCount
  violations { caseName identity stated expected } file { sizeBytes }
  metricRun { id state sliceCount missingCount definitions { id tool } resultImport { label }
    cases(first: 20) { nodes { patient { pseudonym } slice { index } predictedPixels values { definition { id } state value } } } }
} }`;

async function importResults(text: string, changes: Record<string, unknown> = {}) {
  const { data, errors } = await product.execute(IMPORT, {
    input: {
      ...{
        freezeId: cohort.freeze.id,
        annotatorRunId: external,
        format: 'SEG_METRICS_CSV',
        toolVersion: '1.2.8',
      },
      source: write(text),
      ...changes,
    },
  });
  return { ...data?.importResults, error: errors[0] };
}

const HEAD = 'filename,dice,jaccard,precision,recall,fnr,vs,hd95,TP,FP,FN\n';
/** A 0 empty, A 1 and B 1 as in the oracle, B 2 with numbers that contradict each other, C 1 left out. */
const CSV = `${HEAD}/p/${name('A', 0)}.nii.gz,0,0,0,0,1,-2,0,0,0,1
/p/${name('A', 1)}.nii.gz,0.6666667,0.5,1,0.5,0.5,-0.6666667,5,2,0,2
/p/${name('A', 2)}.nii.gz,1,1,1,1,0,0,0,8,0,0
/p/${name('B', 0)}.nii.gz,1,1,1,1,0,0,0,1,0,0
/p/${name('B', 1)}.nii.gz,0.5,0.3333333,0.5,0.5,0.5,0,5,2,2,2
/p/${name('B', 2)}.nii.gz,0.9,0.5,1,0.5,0.4,-0.6666667,5,4,0,3
`;

describe('results of seg-metrics', () => {
  it('become a metric run of their own definitions, with states for empty masks and missing slices', async () => {
    const imported = await importResults(CSV);
    expect(imported.error).toBeUndefined();
    expect(imported).toMatchObject({
      ...{ tool: 'SEG_METRICS', toolVersion: '1.2.8', caseCount: 6, unknownCount: 0 },
      metricRun: { state: 'COMPLETED', sliceCount: 7, missingCount: 1, resultImport: { label: 1 } },
    });
    const { nodes } = imported.metricRun.cases;
    const valuesOf = (patient: string, index: number) => {
      const found = nodes.find(
        (each: any) => each.patient.pseudonym === patient && each.slice.index === index,
      );
      return Object.fromEntries(
        found.values.map((each: any) => [each.definition.id, each.value ?? each.state]),
      );
    };
    expect(valuesOf('A', 0)).toMatchObject({
      ...{ 'dice.segMetrics@1': 0, 'fnr.segMetrics@1': 1 },
      'hd95.segMetrics@1': 'UNDEFINED_EMPTY_PREDICTION',
      'areaSimilarity.segMetrics@1': 'UNDEFINED_EMPTY_PREDICTION',
    });
    expect(valuesOf('A', 1)).toMatchObject({
      'areaSimilarity.segMetrics@1': 0.6666667,
      'hd95.segMetrics@1': 5,
    });
    expect(new Set(Object.values(valuesOf('C', 1)))).toEqual(new Set(['MISSING_PREDICTION']));
    expect(Object.keys(valuesOf('A', 1))).not.toContain('dice@1');
    const [event] = await product.app.prisma.ledgerEvent.findMany({ where: { action: 'RESULTS_IMPORTED' } });
    expect(event).toMatchObject({
      entityId: imported.metricRun.id,
      after: { missingCount: 1, violationCount: 5 },
    });
    expect(imported.violations.map((each: { identity: string }) => each.identity)).toEqual([
      'DICE_OF_PRECISION_AND_RECALL',
      'FNR_PLUS_RECALL',
      'JACCARD_OF_DICE',
      'DICE_OF_COUNTS',
      'REFERENCE_PIXELS',
    ]);
    expect(imported.violations[4]).toEqual({
      ...{ caseName: name('B', 2), identity: 'REFERENCE_PIXELS', stated: 7, expected: 8 },
    });
    expect((await importResults(CSV)).error).toMatchObject({ code: 'DUPLICATE' });
  });

  it('are never mixed with ours in a table', async () => {
    const { data } = await product.execute(
      `mutation ($input: CreateExperimentInput!) { createExperiment(input: $input) { id } }`,
      {
        input: {
          ...{ name: 'E', question: 'CUSTOM', freezeId: cohort.freeze.id },
          arms: [{ name: 'External', annotatorRunId: external, labelSources: [] }],
        },
      },
    );
    const table = (definitionIds?: string[]) =>
      product.execute(
        `query ($id: ID!, $ids: [ID!]) { comparisonTable(experimentId: $id, definitionIds: $ids) {
          cells { definition { id } sizeBin { number } mean nTotal nMissing } } }`,
        { id: data.createExperiment.id, ids: definitionIds },
      );
    const ours = await table();
    expect(ours.data.comparisonTable.cells.every(({ nTotal }: any) => nTotal === 0)).toBe(true);
    const theirs = await table(['dice.segMetrics@1']);
    const all = theirs.data.comparisonTable.cells.at(-1);
    expect(all).toMatchObject({ nTotal: 7, nMissing: 1 });
    expect(all.mean).toBeCloseTo((0 + 0.6666667 + 1 + 1 + 0.5 + 0.9) / 6, 10);
    expect((await table(['dice@1', 'dice.segMetrics@1'])).errors[0]).toMatchObject({ code: 'INVALID_INPUT' });
    expect((await table(['dice.nnUNet@1', 'dice.segMetrics@1'])).errors[0]).toMatchObject({
      code: 'INVALID_INPUT',
    });
    expect((await table(['dice.other@1', 'dice.segMetrics@1'])).errors[0]).toMatchObject({
      code: 'UNKNOWN_ID',
    });
  });

  it('name the cases that are no slices, and take the others only when told to', async () => {
    const text = `${CSV}/p/../../etc/passwd,1,1,1,1,0,0,0,1,0,0\n`;
    const refused = await importResults(text);
    expect(refused.error).toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining('passwd'),
    });
    const taken = await importResults(text, { ignoreUnknownCases: true });
    expect(taken).toMatchObject({ caseCount: 7, unknownCount: 1, unknownCases: ['passwd'] });
    const foreign = await importResults('filename,dice\na,1\nb,1', { ignoreUnknownCases: true });
    expect(foreign.error).toMatchObject({ message: expect.stringContaining('No case of') });
  });

  it('find their slices by a list, and by an index of numbers', async () => {
    const slices = await product.app.prisma.slice.findMany({
      where: { axis: 'K', slicing: { volumeId: cohort.patients.A.ultrasound.id } },
      orderBy: { index: 'asc' },
    });
    const caseList = write(`case,slice_id\nfirst,${slices[0].id}\n`);
    const listed = await importResults('filename,dice\nfirst.nii,1', { caseList });
    expect(listed).toMatchObject({ caseCount: 1, metricRun: { missingCount: 6 } });
    // 4 x 4 x 3 voxels, numbered from 1: x 1 to 4, y 5 to 8, z 9 to 11; then B.
    const index = write('A_US, x, 4, y, 8, z, 11\nB US, x, 15, y, 19, z, 22\n');
    const sliceIndexes = [{ digit: 2, source: index }];
    const rows = 'filename,dice\nBT_US_2D_20000010.nii.gz,0.25\nBT_US_2D_20000022.nii.gz,0.75';
    const indexed = await importResults(rows, { sliceIndexes });
    expect(indexed.error).toBeUndefined();
    const defined = indexed.metricRun.cases.nodes
      .filter((each: any) => each.values[0].state === 'DEFINED')
      .map((each: any) => [each.patient.pseudonym, each.slice.index, each.values[0].value]);
    expect(defined).toEqual([
      ['A', 1, 0.25],
      ['B', 2, 0.75],
    ]);
    const wrong = write('A US, x, 4, y, 9, z, 12\n');
    const mismatch = await importResults(rows, { sliceIndexes: [{ digit: 2, source: wrong }] });
    expect(mismatch.error).toMatchObject({ code: 'GRID_MISMATCH' });
  });

  it('leave nothing behind when they are refused', async () => {
    const before = await product.app.prisma.metricRun.count();
    for (const text of ['', 'filename\na', '\u0000', `${CSV}${CSV.slice(HEAD.length)}`]) {
      expect((await importResults(text)).error).toMatchObject({ code: 'CORRUPT_FILE' });
    }
    expect((await importResults(CSV, { source: { path: '/etc/passwd' } })).error).toMatchObject({
      code: 'PATH_NOT_ALLOWED',
    });
    expect((await importResults(CSV, { toolVersion: ' ' })).error).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await product.app.prisma.metricRun.count()).toBe(before);
    const viewer = await product.execute(
      IMPORT,
      {
        input: {
          freezeId: cohort.freeze.id,
          format: 'SEG_METRICS_CSV',
          toolVersion: '1',
          source: write(CSV),
        },
      },
      { role: 'REVIEWER' },
    );
    expect(viewer.errors[0]).toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('summary.json of nnU-Net', () => {
  it('becomes Dice and IoU of nnU-Net', async () => {
    const metrics = { Dice: 2 / 3, IoU: 0.5, TP: 2, FP: 0, FN: 2, TN: 12, n_pred: 2, n_ref: 4 };
    const summary = {
      metric_per_case: [{ metrics: { 1: metrics }, prediction_file: `/x/${name('A', 1)}.nii.gz` }],
    };
    const imported = await importResults(JSON.stringify(summary), {
      format: 'NNUNET_SUMMARY',
      toolVersion: '2.2',
    });
    expect(imported).toMatchObject({ tool: 'NNUNET', violationCount: 0, metricRun: { missingCount: 6 } });
    expect(imported.metricRun.definitions).toEqual([
      { id: 'dice.nnUNet@1', tool: 'NNUNET' },
      { id: 'iou.nnUNet@1', tool: 'NNUNET' },
    ]);
  });

  it('cannot come from predicting: the weights are elsewhere', async () => {
    const { errors } = await product.execute(
      `mutation ($input: PredictInput!) { predict(input: $input) { predictions { id } } }`,
      { input: { freezeId: cohort.freeze.id, annotatorRunId: external } },
    );
    expect(errors[0]).toMatchObject({ code: 'CONFLICT' });
  });
});

describe('labels of a second rater', () => {
  const labels = (...names: string[]) => names.map((each) => ({ source: { path: join(folder.path, each) } }));
  const importLabels = (input: object) =>
    product.execute(
      `mutation ($input: ImportRaterLabelsInput!) { importRaterLabels(input: $input) {
        annotatorRun { name kind } predictions { state missingReason volume { name } }
        items { fileName matchedBy already largestValue volume { name } annotation { origin } error { code message } }
      } }`,
      { input: { freezeId: cohort.freeze.id, annotatorName: 'R3', runName: 'R3', ...input } },
    );

  it('are matched by name or grid, each with what became of it, and the rest is missing', async () => {
    const twice = SECOND_RATER.A.data.map((value) => 255 * value);
    folder.write('A_A-US.nii.gz', { ...SECOND_RATER.A, data: twice });
    folder.write('b us.nii.gz', SECOND_RATER.B);
    folder.write('who.nii.gz', SECOND_RATER.B);
    folder.write('C.nii.gz', { ...REFERENCE.C, geometry: { ...REFERENCE.C.geometry, spacingMm: [5, 5, 2] } });
    writeFileSync(join(folder.path, 'broken.nii.gz'), 'no image');
    const files = labels(
      'A_A-US.nii.gz',
      'b us.nii.gz',
      'who.nii.gz',
      'C.nii.gz',
      'broken.nii.gz',
      'absent.nii.gz',
    );
    const { data } = await importLabels({ labels: files });
    const { annotatorRun, predictions, items } = data.importRaterLabels;
    expect(annotatorRun).toEqual({ name: 'R3', kind: 'ANNOTATOR' });
    expect(items[0]).toMatchObject({
      ...{ matchedBy: 'NAME', largestValue: 255, volume: { name: 'A US' }, error: null },
      annotation: { origin: 'EXPERT' },
    });
    expect(items.map(({ error }: any) => error?.code)).toEqual([
      ...[undefined, undefined, 'INVALID_INPUT', 'GRID_MISMATCH', 'UNSUPPORTED_FORMAT', 'FILE_NOT_FOUND'],
    ]);
    expect(items[2].error.message).toContain('3 volumes of the freeze have its grid');
    expect(
      predictions
        .map(({ volume, state, missingReason }: any) => [volume.name, missingReason ?? state])
        .sort(),
    ).toEqual([
      ['A US', 'PRESENT'],
      ['B US', 'PRESENT'],
      ['C US', 'PREDICTION_MISSING'],
    ]);
    const again = await importLabels({ labels: labels('A_A-US.nii.gz') });
    expect(again.data.importRaterLabels.items[0]).toMatchObject({ already: true, error: null });
  });

  it('refuse a pattern without places, and a second file of a volume', async () => {
    const wrong = await importLabels({ namePattern: 'rater2', labels: labels('b us.nii.gz') });
    expect(wrong.errors[0]).toMatchObject({ code: 'INVALID_INPUT' });
    folder.write('r-B.nii.gz', SECOND_RATER.B);
    const { data } = await importLabels({
      namePattern: 'r-{patient}',
      runName: 'R4',
      annotatorName: 'R4',
      labels: labels('r-B.nii.gz', 'r-B.nii.gz'),
    });
    expect(data.importRaterLabels.items).toMatchObject([
      { matchedBy: 'NAME', error: null },
      { error: { code: 'INVALID_INPUT' } },
    ]);
  });
});

describe('a training that ran elsewhere', () => {
  const plans = {
    ...{ dataset_name: 'Dataset501_x', plans_name: 'nnUNetPlans', image_reader_writer: 'SimpleITKIO' },
    ...{ transpose_forward: [0, 1, 2], transpose_backward: [0, 1, 2] },
    original_median_spacing_after_transp: [999, 5, 5],
    configurations: { '2d': { patch_size: [32, 32] } },
  };
  const dataset = {
    channel_names: { 0: 'US' },
    labels: { background: 0, tumour: 1 },
    numTraining: 7,
    file_ending: '.nii.gz',
  };
  const importTraining = (splits: unknown, changes: object = {}) =>
    product.execute(
      `mutation ($input: ImportTrainingInput!) { importTraining(input: $input) {
        name dataset plans missingCount unknownCount leaks { split patients }
        splits { split trainCount validationCount trainPatientCount validationPatientCount } freeze { name } } }`,
      {
        input: {
          ...{ name: `T${++serial}`, freezeId: cohort.freeze.id, dataset: write(JSON.stringify(dataset)) },
          ...{ plans: write(JSON.stringify(plans)), splits: write(JSON.stringify(splits)) },
          ...changes,
        },
      },
    );
  const CLEAN = [{ train: [name('A', 0), name('A', 1)], val: [name('B', 0)] }];

  it('is recorded with its configuration and splits', async () => {
    const { data } = await importTraining(CLEAN);
    expect(data.importTraining).toMatchObject({
      ...{ missingCount: 4, unknownCount: 0, leaks: [], freeze: { name: cohort.freeze.name }, dataset },
      plans: { configurations: { '2d': { patch_size: [32, 32] } } },
      splits: [
        { split: 0, trainCount: 2, validationCount: 1, trainPatientCount: 1, validationPatientCount: 1 },
      ],
    });
    const listed = await product.execute('query ($id: ID) { trainingImports(freezeId: $id) { name } }', {
      id: cohort.freeze.id,
    });
    expect(listed.data.trainingImports).toEqual([{ name: data.importTraining.name }]);
  });

  it('is refused when a person is on both sides, linked patients included, or recorded so', async () => {
    const split = [{ train: [name('A', 0)], val: [name('A', 1), name('B', 0)] }];
    const { errors } = await importTraining(split);
    expect(errors[0]).toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('Test A in split 0'),
    });
    const recorded = await importTraining(split, { recordLeaks: true });
    expect(recorded.data.importTraining.leaks).toEqual([{ split: 0, patients: ['Test A'] }]);
    const [one, other] = [cohort.patients.A, cohort.patients.B].map(({ patient }) => patient.id);
    await linkPatients(product.context('CURATOR'), {
      patientId: one,
      samePersonAsId: other,
      grounds: 'test',
    });
    const linked = await importTraining(CLEAN);
    expect(linked.errors[0].message).toContain('Test A = Test B in split 0');
  });

  it('names cases that are no slices', async () => {
    const { errors } = await importTraining([{ train: ['nobody'], val: [name('A', 0)] }]);
    expect(errors[0]).toMatchObject({ code: 'INVALID_INPUT', message: expect.stringContaining('nobody') });
  });
});
