import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { recordExclusion } from '../../../src/domains/exclusions/service/recordExclusion.ts';
import { readNifti } from '../../../src/formats/nifti/readNifti.ts';
import type { Freeze, SubjectKind } from '../../../src/generated/prisma/client.ts';
import type { Image, Mask } from '../../../src/kernels/geometry/types.ts';
import { blobPath } from '../../../src/storage/blobPath.ts';
import {
  createTestAnnotation,
  createTestPatientWithUltrasound,
  storeTestBlob,
  type TestPatient,
} from '../../factories/cohort.ts';
import { createTestFreeze, createTestSlicing } from '../../factories/freezes.ts';
import { createTestPseudoLabel, createTestRegistration } from '../../factories/labels.ts';
import { maskFromPlanes } from '../../support/maskFromPlanes.ts';
import { rawLogitsSpec, thresholdModel } from '../../support/sliceModels.ts';
import { createTestApp, type TestApp } from '../../support/testApp.ts';

const PREDICT = `mutation ($input: PredictInput!) {
  predict(input: $input) {
    job { id state }
    predictions { id state missingReason axis device volume { id } file { hash } annotation { id } pseudoLabel { id } }
  }
}`;

const TUMOUR: Mask = maskFromPlanes(
  ['....', '.##.', '....'],
  ['....', '.##.', '.#..'],
  ['....', '....', '....'],
);

let product: TestApp;
beforeEach(async () => {
  product = await createTestApp();
});
afterEach(() => product.close());

/** 100 inside the tumour and 10 around it. */
const echo = (mask: Mask, tumour = 100): Image => ({
  ...mask,
  data: Float32Array.from(mask.data, (inside) => (inside ? tumour : 10)),
});

async function addPatient(pseudonym: string, ultrasound: Image = echo(TUMOUR)): Promise<TestPatient> {
  const made = await createTestPatientWithUltrasound(product, pseudonym, ultrasound);
  const annotation = await createTestAnnotation(product, made.ultrasound, TUMOUR);
  await createTestSlicing(product, annotation, TUMOUR);
  return made;
}

async function predict(freeze: Freeze, producer: Record<string, string>) {
  const input = { freezeId: freeze.id, ...producer };
  const { data, errors } = await product.execute(PREDICT, { input }, { role: 'CURATOR' });
  expect(errors).toEqual([]);
  return data.predict as {
    job: { id: string; state: string } | null;
    predictions: {
      id: string;
      state: string;
      missingReason: string | null;
      axis: string | null;
      device: string | null;
      volume: { id: string };
      file: { hash: string } | null;
      annotation: { id: string } | null;
      pseudoLabel: { id: string } | null;
    }[];
  };
}

const exclude = (kind: SubjectKind, id: string, reasonCode: string) =>
  product.app.prisma.$transaction((tx) =>
    recordExclusion(tx, product.context('REVIEWER'), {
      subject: { kind, id },
      reasonCode,
      comment: 'test',
      reviewerId: product.actors.REVIEWER.userId,
      blinded: false,
      outcomesSeen: false,
    }),
  );

describe('predict by a model', () => {
  async function importThreshold(threshold = 50): Promise<string> {
    const source = { uploadHash: await storeTestBlob(product, thresholdModel(threshold)) };
    const { data } = await product.execute(
      'mutation ($input: ImportModelInput!) { importModel(input: $input) { id } }',
      { input: { name: `Over ${threshold}`, architecture: 'a', inferenceSpec: rawLogitsSpec(), source } },
    );
    return data.importModel.id;
  }

  test('segments every slice of each axis in threads and stores label maps on the grid', async () => {
    const { ultrasound } = await addPatient('A');
    const freeze = await createTestFreeze(product, { axes: ['K', 'I'] });
    const modelId = await importThreshold();
    const asked = await predict(freeze, { modelId });
    expect(asked.job?.state).toBe('QUEUED');
    expect(asked.predictions.map(({ axis, state }) => [axis, state])).toEqual([
      ['I', 'PENDING'],
      ['K', 'PENDING'],
    ]);
    expect(await product.drainJobs()).toEqual(['DONE']);

    const { job, predictions } = await predict(freeze, { modelId });
    expect(job).toBeNull();
    for (const { state, device, file, volume } of predictions) {
      expect([state, device, volume.id]).toEqual(['PRESENT', 'cpu', ultrasound.id]);
      const bytes = await product.app.blobs.read(file?.hash as string);
      expect([...readNifti(bytes, { fileName: 'prediction' }).image.data]).toEqual([...TUMOUR.data]);
    }
    const done = await product.app.prisma.job.findFirstOrThrow({ where: { kind: 'PREDICT' } });
    expect(done).toMatchObject({ result: { present: 2, missing: 0 }, device: 'cpu', progress: 1 });
  });

  test('asked twice gives the same predictions and the same waiting job', async () => {
    await addPatient('A');
    const freeze = await createTestFreeze(product);
    const modelId = await importThreshold();
    const first = await predict(freeze, { modelId });
    expect(await predict(freeze, { modelId })).toEqual(first);
    const [one, two] = await Promise.all([predict(freeze, { modelId }), predict(freeze, { modelId })]);
    expect(one).toEqual(first);
    expect(two).toEqual(first);
  });

  test('counts a volume that cannot be read as missing, with a record, and goes on with the others', async () => {
    const broken = await addPatient('A', { ...TUMOUR, data: new Float32Array(TUMOUR.data.length) });
    await addPatient('B');
    const freeze = await createTestFreeze(product, { axes: ['K'] });
    const modelId = await importThreshold();
    await predict(freeze, { modelId });
    expect(await product.drainJobs()).toEqual(['DONE']);
    const { predictions } = await predict(freeze, { modelId });
    const states = predictions.map(({ volume, state, missingReason }) => [volume.id, state, missingReason]);
    expect(states).toContainEqual([broken.ultrasound.id, 'MISSING', 'INFERENCE_FAILED']);
    expect(states.filter(([, state]) => state === 'PRESENT')).toHaveLength(1);
    const missing = predictions.find(({ state }) => state === 'MISSING');
    const record = await product.app.prisma.exclusion.findFirstOrThrow({
      where: { predictionId: missing?.id },
    });
    expect(record).toMatchObject({
      stage: 'PREDICTION',
      reasonCode: 'INFERENCE_FAILED',
      ruleName: 'predictions',
      ruleVersion: 1,
      comment: expect.stringContaining('EMPTY_MASK'),
    });
  });

  test('a cancelled job leaves its predictions waiting, and asking again makes another', async () => {
    await addPatient('A');
    const freeze = await createTestFreeze(product, { axes: ['K'] });
    const modelId = await importThreshold();
    const first = await predict(freeze, { modelId });
    await product.execute(`mutation ($id: ID!) { cancelJob(id: $id) { state } }`, { id: first.job?.id });
    const second = await predict(freeze, { modelId });
    expect(second.predictions).toEqual(first.predictions);
    expect(second.job?.id).not.toBe(first.job?.id);
    expect(await product.drainJobs()).toEqual(['DONE']);
    expect((await predict(freeze, { modelId })).predictions[0].state).toBe('PRESENT');
  });

  test('a lost model file fails the job and leaves the predictions waiting', async () => {
    await addPatient('A');
    const freeze = await createTestFreeze(product, { axes: ['K'] });
    const blobHash = 'f'.repeat(64);
    await product.app.prisma.blob.create({
      data: { hash: blobHash, sizeBytes: 1, mediaType: 'application/onnx' },
    });
    const { id: modelId } = await product.app.prisma.model.create({
      data: { name: 'Lost', architecture: 'a', inferenceSpec: rawLogitsSpec(), blobHash },
    });
    await predict(freeze, { modelId });
    expect(await product.drainJobs()).toEqual(['FAILED']);
    expect((await predict(freeze, { modelId })).predictions[0].state).toBe('PENDING');
  });

  test('a volume whose file is lost keeps waiting, the others go on, and the job says what happened', async () => {
    await addPatient('A');
    const lost = await addPatient('B', echo(TUMOUR, 90));
    const freeze = await createTestFreeze(product, { axes: ['K'] });
    const modelId = await importThreshold();
    await predict(freeze, { modelId });
    rmSync(blobPath(join(product.app.config.dataDir, 'blobs'), lost.ultrasound.blobHash));
    expect(await product.drainJobs()).toEqual(['FAILED']);
    const { job, predictions } = await predict(freeze, { modelId });
    expect(predictions.map(({ state }) => state).sort()).toEqual(['PENDING', 'PRESENT']);
    expect(job?.state).toBe('QUEUED');
    const failed = await product.app.prisma.job.findFirstOrThrow({ where: { state: 'FAILED' } });
    expect(failed.errorCode).toBe('FILE_NOT_FOUND');
  });

  test('a prediction made for one freeze serves the next', async () => {
    await addPatient('A');
    const first = await createTestFreeze(product, { axes: ['K'] });
    const modelId = await importThreshold();
    const { predictions } = await predict(first, { modelId });
    await product.drainJobs();
    const second = await createTestFreeze(product, { name: 'Second', axes: ['K', 'J'] });
    const more = await predict(second, { modelId });
    expect(more.predictions.map(({ axis, state }) => [axis, state])).toEqual([
      ['K', 'PRESENT'],
      ['J', 'PENDING'],
    ]);
    expect(more.predictions[0].id).toBe(predictions[0].id);
  });
});

describe('predict by an annotator run', () => {
  const CREATE = `mutation ($input: CreateAnnotatorRunInput!) { createAnnotatorRun(input: $input) { id kind annotator { name } } }`;

  test('enters the newest tumour annotation of the rater, or a missing prediction with its record', async () => {
    const a = await addPatient('A');
    const b = await addPatient('B');
    const freeze = await createTestFreeze(product);
    const options = { annotatorName: 'Second rater' };
    await createTestAnnotation(product, a.ultrasound, maskFromPlanes(['#...', '....', '....']), options);
    const newest = await createTestAnnotation(product, a.ultrasound, TUMOUR, options);
    await createTestAnnotation(product, b.ultrasound, TUMOUR, { ...options, structure: 'SULCI' });
    const { data } = await product.execute(CREATE, {
      input: { name: 'Rater 2', annotatorName: 'Second rater' },
    });
    expect(data.createAnnotatorRun).toMatchObject({ kind: 'ANNOTATOR', annotator: { name: 'Second rater' } });

    const annotatorRunId = data.createAnnotatorRun.id;
    const { job, predictions } = await predict(freeze, { annotatorRunId });
    expect(job).toBeNull();
    const of = (volumeId: string) => predictions.find(({ volume }) => volume.id === volumeId);
    expect(of(a.ultrasound.id)).toMatchObject({
      state: 'PRESENT',
      axis: null,
      annotation: { id: newest.id },
      file: { hash: newest.blobHash },
    });
    expect(of(b.ultrasound.id)).toMatchObject({ state: 'MISSING', missingReason: 'PREDICTION_MISSING' });
    const { prisma } = product.app;
    const records = await prisma.exclusion.findMany({ where: { subjectKind: 'PREDICTION' } });
    expect(records).toMatchObject([
      { predictionId: of(b.ultrasound.id)?.id, stage: 'PREDICTION', reasonCode: 'PREDICTION_MISSING' },
    ]);
    expect((await predict(freeze, { annotatorRunId })).predictions).toEqual(predictions);
    const entered = await prisma.ledgerEvent.findMany({ where: { action: 'PREDICTIONS_ENTERED' } });
    expect(entered.map(({ after }) => after)).toEqual([{ freezeId: freeze.id, present: 1, missing: 1 }]);
  });

  test('enters pseudo labels of a method, and why the others are missing', async () => {
    const names = ['labelled', 'rejected', 'failed', 'untransferred', 'unregistered'] as const;
    const volumes: Record<string, TestPatient['ultrasound']> = {};
    for (const name of names) volumes[name] = (await addPatient(name)).ultrasound;
    const freeze = await createTestFreeze(product);
    const good = await createTestPseudoLabel(
      product,
      await createTestRegistration(product, volumes.labelled),
      TUMOUR,
    );
    const rejected = await createTestRegistration(product, volumes.rejected);
    await createTestPseudoLabel(product, rejected, TUMOUR);
    await exclude('REGISTRATION', rejected.id, 'REVIEW_REJECTED');
    await createTestRegistration(product, volumes.failed, { state: 'FAILED' });
    await createTestRegistration(product, volumes.untransferred);
    const other = await createTestRegistration(product, volumes.unregistered, { method: 'TRACKED_POSE' });
    await createTestPseudoLabel(product, other, TUMOUR);

    const { data } = await product.execute(CREATE, {
      input: { name: 'LC2', registrationMethod: 'LC2_RIGID' },
    });
    const { predictions } = await predict(freeze, { annotatorRunId: data.createAnnotatorRun.id });
    const of = (name: string) => predictions.find(({ volume }) => volume.id === volumes[name].id);
    expect(of('labelled')).toMatchObject({ state: 'PRESENT', pseudoLabel: { id: good.id } });
    expect(names.slice(1).map((name) => of(name)?.missingReason)).toEqual([
      'REVIEW_REJECTED',
      'REGISTRATION_FAILED',
      'NOT_TRANSFERRED',
      'NOT_REGISTERED',
    ]);
    expect(await product.app.prisma.activeExclusion.count({ where: { subjectKind: 'PREDICTION' } })).toBe(4);
  });

  test('refuses a run of both kinds, of none, and of an annotator who does not exist', async () => {
    const codes = [];
    for (const origin of [
      {},
      { annotatorName: 'First rater', registrationMethod: 'LC2_RIGID' },
      { annotatorName: 'Nobody' },
    ]) {
      const { errors } = await product.execute(CREATE, { input: { name: 'Run', ...origin } });
      codes.push(errors[0].code);
    }
    expect(codes).toEqual(['INVALID_INPUT', 'INVALID_INPUT', 'UNKNOWN_ID']);
  });
});

test('predict refuses neither and both producers, and ids that do not exist', async () => {
  const id = '00000000-0000-7000-8000-000000000000';
  const codes = [];
  for (const input of [
    { freezeId: id },
    { freezeId: id, modelId: id, annotatorRunId: id },
    { freezeId: id, modelId: id },
    { freezeId: id, annotatorRunId: 'x' },
  ]) {
    const { errors } = await product.execute(PREDICT, { input });
    codes.push(errors[0].code);
  }
  expect(codes).toEqual(['INVALID_INPUT', 'INVALID_INPUT', 'UNKNOWN_ID', 'UNKNOWN_ID']);
});
