import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { comparisonHash } from '../../../src/domains/comparison/comparisonHash.ts';
import type { MetricState } from '../../../src/generated/prisma/client.ts';
import { storeTestBlob } from '../../factories/cohort.ts';
import { createOracleCohort, type OracleCohort } from '../../factories/oracle.ts';
import { rawLogitsSpec, thresholdModel } from '../../support/sliceModels.ts';
import { createTestApp, type TestApp } from '../../support/testApp.ts';

interface Cell {
  readonly arm: { readonly name: string };
  readonly definition: { readonly id: string };
  readonly sizeBin: { readonly number: number };
  readonly mean: number | null;
  readonly sdPopulation: number | null;
  readonly sdSample: number | null;
  readonly nDefined: number;
  readonly nTotal: number;
  readonly nMissing: number;
  readonly nPatients: number;
}

const TABLE = `query ($id: ID!, $definitionIds: [ID!], $policy: SummaryPolicy) {
  comparisonTable(experimentId: $id, definitionIds: $definitionIds, policy: $policy) {
    policy
    experiment { name freeze { name } }
    sizeBins { number title fromMm2 toMm2 }
    definitions { id }
    cells {
      arm { name metricRun { id state } }
      definition { id }
      sizeBin { number }
      mean sdPopulation sdSample nDefined nTotal nMissing nPatients
    }
  }
}`;

let product: TestApp;
let cohort: OracleCohort;
let modelId: string;
let experimentId: string;
let idleId: string;

beforeAll(async () => {
  product = await createTestApp();
  cohort = await createOracleCohort(product);
  modelId = await importPerfectModel();
  for (const producer of [{ modelId }, { annotatorRunId: cohort.annotatorRunId }]) {
    const input = { freezeId: cohort.freeze.id, ...producer };
    await run('mutation ($input: PredictInput!) { predict(input: $input) { job { id } } }', { input });
    await product.drainJobs();
    await run('mutation ($input: EvaluateInput!) { evaluate(input: $input) { job { id } } }', { input });
    expect(await product.drainJobs()).toEqual(['DONE']);
  }
  idleId = await createIdleRun('Idle');
  experimentId = (await createExperiment('Table')).id;
});
afterAll(() => product.close());

// biome-ignore lint/suspicious/noExplicitAny: tests look at what they asked for
async function run(document: string, variables: Record<string, unknown>): Promise<any> {
  const { data, errors } = await product.execute(document, variables, { role: 'CURATOR' });
  expect(errors).toEqual([]);
  return data;
}

/** Finds the tumour exactly: it is 100 in the ultrasound, and 10 is around it. */
async function importPerfectModel(name = 'Perfect', threshold = 50): Promise<string> {
  const source = { uploadHash: await storeTestBlob(product, thresholdModel(threshold)) };
  const input = {
    name,
    architecture: 'a',
    inferenceSpec: rawLogitsSpec(),
    source,
    labelSources: ['US_MANUAL'],
  };
  const data = await run('mutation ($input: ImportModelInput!) { importModel(input: $input) { id } }', {
    input: { ...input, minimumAreaMm2: 200 },
  });
  return data.importModel.id;
}

const CREATE = `mutation ($input: CreateExperimentInput!) {
  createExperiment(input: $input) {
    id question arms { name minimumAreaMm2 labelSources model { name } annotatorRun { name } metricRun { state } }
  }
}`;

async function createExperiment(name: string, arms: Record<string, unknown>[] = threeArms()) {
  const input = { name, question: 'LABEL_SOURCE', freezeId: cohort.freeze.id, arms };
  return (await run(CREATE, { input })).createExperiment;
}

async function createIdleRun(name: string): Promise<string> {
  const { id } = await product.app.prisma.annotatorRun.create({
    data: { name, kind: 'PSEUDO_LABEL', registrationMethod: 'LC2_RIGID' },
  });
  return id;
}

const threeArms = (): Record<string, unknown>[] => [
  { name: 'Model', modelId },
  { name: 'Rater', annotatorRunId: cohort.annotatorRunId },
  { name: 'Not evaluated', annotatorRunId: idleId },
];

async function table(policy = 'FAANES_2025', id = experimentId, definitionIds: string[] | null = null) {
  const data = await run(TABLE, { id, policy, definitionIds });
  const cells: Cell[] = data.comparisonTable.cells;
  const cell = (arm: string, definition: string, bin: number): Cell =>
    cells.find(
      (each) => each.arm.name === arm && each.definition.id === definition && each.sizeBin.number === bin,
    ) as Cell;
  const { sizeBins, definitions } = data.comparisonTable as {
    sizeBins: { number: number; fromMm2: number; toMm2: number | null }[];
    definitions: { id: string }[];
  };
  return { sizeBins, definitions, cells, cell };
}

/** Mean and deviations of written-out values. */
function summary(values: readonly number[]) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const near = (value: number) => expect.closeTo(value, 12);
  return {
    mean: near(mean),
    sdPopulation: near(Math.sqrt(squares / values.length)),
    sdSample: values.length > 1 ? near(Math.sqrt(squares / (values.length - 1))) : null,
    nDefined: values.length,
  };
}

describe('comparisonTable', () => {
  test.each(['FAANES_2025', 'SKIP_UNDEFINED'])(
    'gives the numbers worked out by hand under %s',
    async (policy) => {
      const { cell, cells, sizeBins, definitions } = await table(policy);
      expect(sizeBins.map(({ number, fromMm2, toMm2 }) => [number, fromMm2, toMm2])).toEqual([
        [0, 0, 35],
        [1, 35, 200],
        [2, 200, null],
        [-1, 0, null],
      ]);
      expect(definitions).toHaveLength(6);
      expect(cells).toHaveLength(3 * 6 * 4);
      const byBin: Record<string, readonly [number[], number[], number[]]> = {
        'dice@1': [
          [0, 1],
          [2 / 3, 1 / 2],
          [1, 2 / 3],
        ],
        'precision@1': [
          [0, 1],
          [1, 1 / 2],
          [1, 1],
        ],
        'recall@1': [
          [0, 1],
          [1 / 2, 1 / 2],
          [1, 1 / 2],
        ],
        'fnr@1': [
          [1, 0],
          [1 / 2, 1 / 2],
          [0, 1 / 2],
        ],
        'hd95.pooled@1': [[0], [5, 5], [0, 5]],
        'positivePrediction@1': [
          [0, 1],
          [1, 1],
          [1, 1],
        ],
      };
      for (const [definition, bins] of Object.entries(byBin)) {
        for (const [bin, values] of bins.entries()) {
          const counts = bin === 1 ? [3, 1, 3] : [2, 0, 2];
          expect(cell('Rater', definition, bin)).toMatchObject({
            ...summary(values),
            nTotal: counts[0],
            nMissing: counts[1],
            nPatients: counts[2],
          });
        }
        expect(cell('Rater', definition, -1)).toMatchObject({
          ...summary(bins.flat()),
          ...{ nTotal: 7, nMissing: 1, nPatients: 3 },
        });
      }
      expect(cell('Model', 'dice@1', -1)).toMatchObject({ ...summary([1, 1, 1, 1, 1, 1, 1]), nMissing: 0 });
      expect(cell('Model', 'hd95.pooled@1', 1)).toMatchObject({ mean: 0, nDefined: 3 });
    },
  );

  test('counts no slice for an arm that was not evaluated', async () => {
    const { cells } = await table();
    const empty = cells.filter(({ arm }) => arm.name === 'Not evaluated');
    expect(empty).toHaveLength(24);
    for (const each of empty) {
      expect(each).toMatchObject({ mean: null, sdPopulation: null, nDefined: 0, nTotal: 0, nPatients: 0 });
      expect(each.arm).toMatchObject({ metricRun: null });
    }
  });

  test('keeps the identities of Faanes et al. 2025', async () => {
    const { cell } = await table();
    const of = (definition: string, bin = -1) => cell('Rater', definition, bin);
    const pp = of('positivePrediction@1').mean as number;
    // Mean over positive predictions only: the same slices without the empty one, A 0.
    const positive = {
      'dice@1': (2 / 3 + 1 + 1 + 1 / 2 + 2 / 3) / 5,
      'precision@1': 4.5 / 5,
      'recall@1': 3.5 / 5,
    };
    for (const [definition, mean] of Object.entries(positive)) {
      expect(of(definition).mean).toBeCloseTo(pp * mean, 12);
    }
    expect((of('fnr@1').mean as number) + (of('recall@1').mean as number)).toBeCloseTo(1, 12);
    for (const definition of ['dice@1', 'hd95.pooled@1', 'positivePrediction@1']) {
      const bins = [0, 1, 2].map((bin) => of(definition, bin));
      const n = bins.reduce((sum, each) => sum + each.nDefined, 0);
      const pooled = bins.reduce((sum, each) => sum + each.nDefined * (each.mean as number), 0) / n;
      expect(of(definition)).toMatchObject({ mean: expect.closeTo(pooled, 12), nDefined: n });
      const squares = bins.reduce(
        (sum, each) =>
          sum + each.nDefined * ((each.sdPopulation as number) ** 2 + (each.mean as number) ** 2),
        0,
      );
      expect(of(definition).sdPopulation).toBeCloseTo(Math.sqrt(squares / n - pooled ** 2), 12);
    }
  });

  test('lets empty predictions count under FAANES_2025 and leaves them out under SKIP_UNDEFINED', async () => {
    const { id } = await createExperiment('Raw states', [{ name: 'Raw', annotatorRunId: await rawRun() }]);
    const faanes = await table('FAANES_2025', id, ['dice@1', 'fnr@1', 'hd95.pooled@1']);
    const skip = await table('SKIP_UNDEFINED', id, ['dice@1', 'fnr@1', 'hd95.pooled@1']);
    expect(faanes.cell('Raw', 'dice@1', -1)).toMatchObject({
      ...summary([0.8, 0.4, 0]),
      nTotal: 7,
      nMissing: 1,
    });
    expect(faanes.cell('Raw', 'fnr@1', -1)).toMatchObject(summary([0.8, 0.4, 1]));
    expect(faanes.cell('Raw', 'hd95.pooled@1', -1)).toMatchObject(summary([0.8, 0.4]));
    for (const definition of ['dice@1', 'fnr@1', 'hd95.pooled@1']) {
      expect(skip.cell('Raw', definition, -1)).toMatchObject({
        ...summary([0.8, 0.4]),
        nTotal: 7,
        nMissing: 1,
      });
    }
  });

  test('takes a fixed number of queries, whatever the arms and cells', async () => {
    const count = async (id: string): Promise<number> => {
      product.resetQueries();
      await table('FAANES_2025', id);
      return product.queries().length;
    };
    const { id } = await createExperiment('One arm', [{ name: 'Model', modelId }]);
    // The eighth is that of the visible data sets.
    expect(await count(experimentId)).toBe(8);
    expect(await count(id)).toBe(8);
    product.resetQueries();
    await table();
    expect(product.queries().filter((text) => text.includes('metric_rollup'))).toHaveLength(1);
  });

  test('opens every cell to its cases with two queries more', async () => {
    product.resetQueries();
    const data = await run(
      `query ($id: ID!) { comparisonTable(experimentId: $id, definitionIds: ["dice@1"]) {
        cells { nTotal cases(first: 2) { totalCount pageInfo { hasNextPage } nodes { areaMm2 } } } } }`,
      { id: experimentId },
    );
    expect(product.queries().filter((text) => text.includes('metric_slice'))).toHaveLength(2);
    for (const { nTotal, cases } of data.comparisonTable.cells) {
      expect(cases.totalCount).toBe(nTotal);
      expect(cases.nodes).toHaveLength(Math.min(2, nTotal));
      expect(cases.pageInfo.hasNextPage).toBe(nTotal > 2);
    }
  });

  test('refuses unknown experiments and definitions', async () => {
    const codes = [];
    for (const variables of [
      { id: 'x' },
      { id: cohort.freeze.id },
      { id: experimentId, definitionIds: ['x'] },
    ]) {
      codes.push((await product.execute(TABLE, variables)).errors[0].code);
    }
    expect(codes).toEqual(['UNKNOWN_ID', 'UNKNOWN_ID', 'UNKNOWN_ID']);
  });

  /** A completed run whose seven slices have the states of a table, one after the other. */
  async function rawRun(): Promise<string> {
    const { prisma, pool } = product.app;
    const annotatorRunId = await createIdleRun('Raw');
    const metricRun = await prisma.metricRun.create({
      data: { freezeId: cohort.freeze.id, annotatorRunId, definitionIds: ['dice@1'], binning: 'areaMm2@1' },
    });
    const states: [MetricState, number | null][] = [
      ['DEFINED', 0.8],
      ['DEFINED', 0.4],
      ['UNDEFINED_EMPTY_PREDICTION', null],
      ['UNDEFINED_EMPTY_REFERENCE', null],
      ['UNDEFINED_BOTH_EMPTY', null],
      ['MISSING_PREDICTION', null],
      ['FAILED', null],
    ];
    await pool.query(
      `INSERT INTO metric_slice (metric_run_id, slice_id, patient_id, axis, size_bin, area_mm2, reference_pixels)
       SELECT $1, slice_id, patient_id, 'K', 0, 1, 1 FROM freeze_member WHERE freeze_id = $2`,
      [metricRun.id, cohort.freeze.id],
    );
    await pool.query(
      `INSERT INTO metric_value (metric_run_id, definition_number, slice_id, state, value)
       SELECT $1, d.number, m.slice_id, s.state::metric_state, s.value
       FROM freeze_member m JOIN unnest($3::text[], $4::float8[]) WITH ORDINALITY AS s (state, value, n) ON s.n = m.ordinal
         CROSS JOIN metric_definition d WHERE m.freeze_id = $2`,
      [metricRun.id, cohort.freeze.id, states.map(([state]) => state), states.map(([, value]) => value)],
    );
    await prisma.metricRun.update({
      where: { id: metricRun.id },
      data: { state: 'COMPLETED', sliceCount: 7, missingCount: 1 },
    });
    return annotatorRunId;
  }
});

describe('createExperiment', () => {
  test('keeps the arms in order and takes what is known of a model', async () => {
    const { arms } = await createExperiment('Order');
    expect(arms).toMatchObject([
      { name: 'Model', minimumAreaMm2: 200, labelSources: ['US_MANUAL'], metricRun: { state: 'COMPLETED' } },
      { name: 'Rater', minimumAreaMm2: null, labelSources: [], annotatorRun: { name: 'Second rater' } },
      { name: 'Not evaluated', metricRun: null },
    ]);
  });

  test('refuses no arms, two of one name, arms of both kinds, a taken name and unknown ids', async () => {
    const arm = { name: 'A', modelId };
    const input = { name: 'Refused', question: 'CUSTOM', freezeId: cohort.freeze.id, arms: [arm] };
    const codes = [];
    for (const changes of [
      { arms: [] },
      { arms: [arm, arm] },
      { arms: [{ ...arm, annotatorRunId: idleId }] },
      { arms: [{ name: 'A', modelId: cohort.freeze.id }] },
      { freezeId: 'x' },
      { name: 'Table' },
    ]) {
      const { errors } = await product.execute(CREATE, { input: { ...input, ...changes } });
      codes.push(errors[0].code);
    }
    expect(codes).toEqual([
      ...['INVALID_INPUT', 'INVALID_INPUT', 'INVALID_INPUT', 'UNKNOWN_ID', 'UNKNOWN_ID', 'DUPLICATE'],
    ]);
  });
});

describe('createComparison', () => {
  const STORE = `mutation ($input: CreateComparisonInput!) {
    createComparison(input: $input) { id policy hash result metricRuns { id model { name } annotatorRun { name } } }
  }`;
  const store = (input: Record<string, unknown>) => product.execute(STORE, { input }, { role: 'CURATOR' });

  test('stores the cells with the runs behind them, under a hash that can be recomputed', async () => {
    const { id } = await createExperiment('Stored', threeArms().slice(0, 2));
    const { data, errors } = await store({ experimentId: id });
    expect(errors).toEqual([]);
    const { hash, result, metricRuns, policy } = data.createComparison;
    expect(metricRuns).toMatchObject([
      { model: { name: 'Perfect' } },
      { annotatorRun: { name: 'Second rater' } },
    ]);
    expect(result).toHaveLength(2 * 6 * 4);
    const now = await table('FAANES_2025', id);
    expect(result).toEqual(
      now.cells.map(({ arm, definition, sizeBin, ...values }) => ({
        ...values,
        arm: arm.name,
        definition: definition.id,
        sizeBin: sizeBin.number,
      })),
    );
    const content = {
      ...{ freezeHash: cohort.freeze.hash, binning: 'areaMm2@1', policy, result },
      definitionIds: now.definitions.map(({ id: each }) => each),
      metricRunIds: metricRuns.map((each: { id: string }) => each.id),
    };
    expect(comparisonHash(content)).toBe(hash);
    expect(
      comparisonHash({ ...content, result: [{ ...result[0], mean: 1 / 3 }, ...result.slice(1)] }),
    ).not.toBe(hash);
    const found = await run(
      'query ($id: ID!) { comparison(id: $id) { hash experiment { comparisons { hash } } } }',
      {
        id: data.createComparison.id,
      },
    );
    expect(found.comparison).toEqual({ hash, experiment: { comparisons: [{ hash }] } });
  });

  test('refuses an arm without a completed run, by name', async () => {
    const { errors } = await store({ experimentId });
    expect(errors[0]).toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('"Not evaluated" has no completed metric run'),
    });
  });

  test('refuses an arm whose run lacks a metric, by name', async () => {
    const input = { freezeId: cohort.freeze.id, modelId: await importPerfectModel('Only Dice', 51) };
    await run('mutation ($input: PredictInput!) { predict(input: $input) { job { id } } }', { input });
    await product.drainJobs();
    await run('mutation ($input: EvaluateInput!) { evaluate(input: $input) { job { id } } }', {
      input: { ...input, definitionIds: ['dice@1'] },
    });
    await product.drainJobs();
    const { id } = await createExperiment('Lacks', [{ name: 'Only Dice', modelId: input.modelId }]);
    const { errors } = await store({ experimentId: id });
    expect(errors[0]).toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('lacks precision@1'),
    });
    expect((await store({ experimentId: id, definitionIds: ['dice@1'] })).errors).toEqual([]);
  });

  test('needs an ANALYST', async () => {
    const { errors } = await product.execute(STORE, { input: { experimentId } }, { role: 'VIEWER' });
    expect(errors[0].code).toBe('FORBIDDEN');
  });
});
