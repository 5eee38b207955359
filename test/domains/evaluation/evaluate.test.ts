import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { evaluateJob } from '../../../src/domains/evaluation/jobs/evaluate.ts';
import { evaluateVolume } from '../../../src/domains/evaluation/service/evaluateVolume.ts';
import { writeCases } from '../../../src/domains/evaluation/service/writeCases.ts';
import { createTestAnnotation } from '../../factories/cohort.ts';
import { createOracleCohort, type OracleCohort, SECOND_RATER } from '../../factories/oracle.ts';
import { createTestApp, type TestApp } from '../../support/testApp.ts';

const EVALUATE = `mutation ($input: EvaluateInput!) {
  evaluate(input: $input) {
    job { id }
    metricRun { id state sliceCount missingCount error { code message } definitions { id } annotatorRun { name } }
  }
}`;
const PREDICT = `mutation ($input: PredictInput!) { predict(input: $input) { predictions { id } } }`;

let product: TestApp;
let cohort: OracleCohort;
beforeEach(async () => {
  product = await createTestApp({ flags: { concurrency: 1 } });
  cohort = await createOracleCohort(product);
});
afterEach(() => product.close());

const producer = () => ({ freezeId: cohort.freeze.id, annotatorRunId: cohort.annotatorRunId });
const predict = () => product.execute(PREDICT, { input: producer() });

async function evaluate(changes: Record<string, unknown> = {}) {
  const { data, errors } = await product.execute(EVALUATE, { input: { ...producer(), ...changes } });
  return { ...data?.evaluate, error: errors[0] };
}

/** Slices of a run by patient and index, with their values by definition. */
async function casesOf(metricRunId: string) {
  const { rows } = await product.app.pool.query(
    `SELECT p.pseudonym || ' ' || s.index AS name, m.size_bin AS "sizeBin", m.area_mm2 AS "areaMm2",
            m.reference_pixels AS "referencePixels", m.predicted_pixels AS "predictedPixels",
            m.prediction_id IS NOT NULL AS predicted,
            (SELECT jsonb_object_agg(d.id, coalesce(to_jsonb(v.value), to_jsonb(v.state)))
             FROM metric_value v JOIN metric_definition d ON d.number = v.definition_number
             WHERE v.metric_run_id = m.metric_run_id AND v.slice_id = m.slice_id) AS values
     FROM metric_slice m JOIN slice s ON s.id = m.slice_id JOIN patient p ON p.id = m.patient_id
     WHERE m.metric_run_id = $1 ORDER BY 1`,
    [metricRunId],
  );
  return Object.fromEntries(rows.map(({ name, ...row }) => [name, row]));
}

async function rollupOf(metricRunId: string) {
  const { rows } = await product.app.pool.query(
    'SELECT * FROM metric_rollup WHERE metric_run_id = $1 ORDER BY definition_number, size_bin, axis, patient_id',
    [metricRunId],
  );
  return rows.map(({ metric_run_id: _, ...row }) => row);
}

describe('evaluate', () => {
  test('computes every slice of the freeze and counts the missing one', async () => {
    await predict();
    const { metricRun } = await evaluate();
    expect(metricRun).toMatchObject({ state: 'PENDING', annotatorRun: { name: 'Second rater' } });
    expect(await product.drainJobs()).toEqual(['DONE']);
    const again = await evaluate();
    expect(again).toMatchObject({
      job: null,
      metricRun: { id: metricRun.id, state: 'COMPLETED', sliceCount: 7, missingCount: 1 },
    });
    const cases = await casesOf(metricRun.id);
    expect(Object.keys(cases)).toEqual(['A 0', 'A 1', 'A 2', 'B 0', 'B 1', 'B 2', 'C 1']);
    expect(cases['A 0']).toMatchObject({
      ...{ sizeBin: 0, areaMm2: 25, referencePixels: 1, predictedPixels: 0, predicted: true },
      values: {
        'dice@1': 0,
        'fnr@1': 1,
        'positivePrediction@1': 0,
        'hd95.pooled@1': 'UNDEFINED_EMPTY_PREDICTION',
      },
    });
    expect(cases['A 1']).toMatchObject({
      ...{ sizeBin: 1, areaMm2: 100, referencePixels: 4, predictedPixels: 2 },
      values: { 'dice@1': 2 / 3, 'precision@1': 1, 'recall@1': 0.5, 'hd95.pooled@1': 5 },
    });
    expect(cases['B 1'].values).toMatchObject({ 'dice@1': 0.5, 'precision@1': 0.5, 'hd95.pooled@1': 5 });
    expect(cases['B 2']).toMatchObject({ sizeBin: 2, areaMm2: 200, values: { 'dice@1': 2 / 3 } });
    const missing = cases['C 1'];
    expect(missing).toMatchObject({ referencePixels: 4, predictedPixels: null, predicted: true });
    expect(new Set(Object.values(missing.values))).toEqual(new Set(['MISSING_PREDICTION']));
    const [job] = await product.app.prisma.job.findMany({ where: { kind: 'EVALUATE' } });
    expect(job).toMatchObject({ result: { sliceCount: 7, missingCount: 1, failedCount: 0 } });
    const events = await product.app.prisma.ledgerEvent.findMany({ where: { entityId: metricRun.id } });
    expect(events.map(({ action }) => action)).toEqual(['EVALUATION_REQUESTED', 'EVALUATION_COMPLETED']);
  });

  test('counts every slice as missing where no prediction was ever asked for, and sees those added later', async () => {
    const before = await evaluate({ definitionIds: ['dice@1'] });
    await product.drainJobs();
    const run = await product.app.prisma.metricRun.findUniqueOrThrow({ where: { id: before.metricRun.id } });
    expect(run).toMatchObject({ state: 'COMPLETED', sliceCount: 7, missingCount: 7 });
    await predict();
    const after = await evaluate({ definitionIds: ['dice@1'] });
    expect(after.metricRun.id).not.toBe(before.metricRun.id);
    await product.drainJobs();
    expect((await evaluate({ definitionIds: ['dice@1'] })).metricRun).toMatchObject({
      id: after.metricRun.id,
      missingCount: 1,
    });
  });

  test('gives the run under way to a second asker, whatever the order of the definitions', async () => {
    await predict();
    const [one, two] = await Promise.all([
      evaluate({ definitionIds: ['recall@1', 'dice@1'] }),
      evaluate({ definitionIds: ['dice@1', 'recall@1', 'dice@1'] }),
    ]);
    expect(one.metricRun.id).toBe(two.metricRun.id);
    expect(one.metricRun.definitions).toEqual([{ id: 'dice@1' }, { id: 'recall@1' }]);
    expect([one.job, two.job].filter((job) => job === null)).toHaveLength(1);
    expect((await evaluate()).metricRun.id).not.toBe(one.metricRun.id);
  });

  test('goes on with the volumes that are left after a crash between volumes, to the same numbers', async () => {
    await predict();
    const { metricRun, job } = await evaluate();
    const crash = new AbortController();
    const run = {
      ...{ jobId: job.id, attempt: 1, context: product.context(), signal: crash.signal },
      progress: () => crash.abort(new Error('crash')),
    };
    await expect(evaluateJob.run({ metricRunId: metricRun.id }, run)).rejects.toThrow('crash');
    const half = await casesOf(metricRun.id);
    expect(Object.keys(half).length).toBeGreaterThan(0);
    expect(Object.keys(half).length).toBeLessThan(7);

    expect(await product.drainJobs()).toEqual(['DONE']);
    const resumed = await rollupOf(metricRun.id);
    // Another run of the same, undisturbed.
    const fresh = await product.app.prisma.metricRun.create({
      data: {
        freezeId: cohort.freeze.id,
        annotatorRunId: cohort.annotatorRunId,
        definitionIds: metricRun.definitions.map(({ id }: { id: string }) => id),
        binning: 'areaMm2@1',
      },
    });
    await evaluateJob.run({ metricRunId: fresh.id }, { ...run, ...quiet() });
    expect(await rollupOf(fresh.id)).toEqual(resumed);
    expect(await casesOf(fresh.id)).toEqual(await casesOf(metricRun.id));
    expect(await evaluateJob.run({ metricRunId: fresh.id }, { ...run, ...quiet() })).toMatchObject({
      state: 'SKIPPED',
    });
  });

  const quiet = () => ({ signal: new AbortController().signal, progress: () => {} });

  test('leaves a volume alone that another worker has written, and a run that is finished', async () => {
    await predict();
    const { metricRun } = await evaluate();
    const record = await product.app.prisma.metricRun.findUniqueOrThrow({ where: { id: metricRun.id } });
    const open = { record, definitionIds: record.definitionIds as ['dice@1'] };
    const { id } = cohort.patients.A.ultrasound;
    const cases = await evaluateVolume(product.context(), open, id, quiet().signal);
    await Promise.all([writeCases(product.app.pool, open, cases), writeCases(product.app.pool, open, cases)]);
    expect(Object.keys(await casesOf(metricRun.id))).toEqual(['A 0', 'A 1', 'A 2']);
    await product.drainJobs();
    await expect(writeCases(product.app.pool, open, cases)).rejects.toMatchObject({ code: 'LEASE_LOST' });
  });

  test('makes the slices of a label on another grid FAILED and completes the run', async () => {
    const { ultrasound } = cohort.patients.B;
    const shifted = {
      ...SECOND_RATER.B,
      geometry: { ...SECOND_RATER.B.geometry, originLps: [9, 0, 0] as const },
    };
    await createTestAnnotation(product, ultrasound, shifted, { annotatorName: 'Second rater' });
    await predict();
    const { metricRun } = await evaluate();
    expect(await product.drainJobs()).toEqual(['DONE']);
    const cases = await casesOf(metricRun.id);
    for (const name of ['B 0', 'B 1', 'B 2']) {
      expect(new Set(Object.values(cases[name].values))).toEqual(new Set(['FAILED']));
      expect(cases[name].predictedPixels).toBeNull();
    }
    expect(cases['A 2'].values['dice@1']).toBe(1);
    expect((await evaluate()).metricRun).toMatchObject({ sliceCount: 7, missingCount: 1 });
  });

  test('fails with its code when a stored label is lost, and can be asked for anew', async () => {
    const { prisma } = product.app;
    const blobHash = 'e'.repeat(64);
    await prisma.blob.create({ data: { hash: blobHash, sizeBytes: 1, mediaType: 'application/x-nifti' } });
    await prisma.prediction.create({
      data: {
        state: 'PRESENT',
        annotatorRunId: cohort.annotatorRunId,
        volumeId: cohort.patients.C.ultrasound.id,
        blobHash,
      },
    });
    const { metricRun } = await evaluate();
    expect(await product.drainJobs()).toEqual(['FAILED']);
    const { data } = await product.execute(
      'query ($id: ID!) { metricRun(id: $id) { state error { code } job { error { code } } } }',
      { id: metricRun.id },
    );
    const error = { code: 'FILE_NOT_FOUND' };
    expect(data.metricRun).toEqual({ state: 'FAILED', error, job: { error } });
    expect((await evaluate()).metricRun.id).not.toBe(metricRun.id);
  });

  test('a cancelled run is final and the next asker gets a new one', async () => {
    await predict();
    const { metricRun, job } = await evaluate();
    await product.execute('mutation ($id: ID!) { cancelJob(id: $id) { state } }', { id: job.id });
    const record = await product.app.prisma.metricRun.findUniqueOrThrow({ where: { id: metricRun.id } });
    expect(record.state).toBe('CANCELLED');
    expect((await evaluate()).metricRun.id).not.toBe(metricRun.id);
  });

  test('waits for predictions: CONFLICT when asked too early, and when they come between', async () => {
    const { metricRun } = await evaluate();
    await product.app.prisma.prediction.create({
      data: { annotatorRunId: cohort.annotatorRunId, volumeId: cohort.patients.C.ultrasound.id },
    });
    expect((await evaluate()).error).toMatchObject({ code: 'CONFLICT', details: { pending: 1 } });
    expect(await product.drainJobs()).toEqual(['FAILED']);
    const record = await product.app.prisma.metricRun.findUniqueOrThrow({ where: { id: metricRun.id } });
    expect(record).toMatchObject({ state: 'FAILED', errorCode: 'CONFLICT' });
  });

  test('refuses unknown definitions, none, unknown ids and a viewer', async () => {
    expect((await evaluate({ definitionIds: ['dice@9'] })).error).toMatchObject({ code: 'UNKNOWN_ID' });
    expect((await evaluate({ definitionIds: [] })).error).toMatchObject({ code: 'INVALID_INPUT' });
    expect((await evaluate({ freezeId: 'x' })).error).toMatchObject({ code: 'UNKNOWN_ID' });
    expect((await evaluate({ annotatorRunId: null })).error).toMatchObject({ code: 'INVALID_INPUT' });
    const { errors } = await product.execute(EVALUATE, { input: producer() }, { role: 'VIEWER' });
    expect(errors[0].code).toBe('FORBIDDEN');
  });
});
