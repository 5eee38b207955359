import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cancelJob } from '../../../src/domains/jobs/service/cancelJob.ts';
import { transferLabel } from '../../../src/domains/labels/service/transferLabel.ts';
import { sliceLabel } from '../../../src/domains/slices/service/sliceLabel.ts';
import type { DataSetRecord, VolumeRecord } from '../../../src/graphql/records.ts';
import type { Geometry } from '../../../src/kernels/geometry/types.ts';
import { boxMask } from '../../factories/images.ts';
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
let dataSet: DataSetRecord;
let us: VolumeRecord;
let mri: VolumeRecord;
let close: () => Promise<void>;

beforeAll(async () => {
  const made = await createTestAppWithFolder();
  ({ test, close } = made);
  cohort = createImportedCohort(test, made.folder);
  dataSet = await cohort.dataSet('RESECT');
  us = await cohort.ultrasound(dataSet, 'Case1', { grid: { spacingMm: [0.5, 2, 3] } });
  mri = await cohort.mri(dataSet, 'Case1', { grid: { spacingMm: [0.5, 2, 3] } });
});
afterAll(() => close());

const slice = (input: Record<string, unknown>) =>
  test.execute(
    'mutation ($input: SliceLabelInput!) { sliceLabel(input: $input) { slicing { id state sliceCount } job { kind } } }',
    { input },
    { role: 'CURATOR' },
  );

async function read(id: string, filter?: unknown) {
  const { data, errors } = await test.execute(
    `query ($id: ID!, $filter: SliceFilter) { slicing(id: $id) {
      state labelSource sliceCount annotation { id } pseudoLabel { id } volume { id } error { code } job { state }
      slices(filter: $filter) { totalCount nodes { id axis index pixelCount areaMm2 pictureUrl slicing { id } } }
    } }`,
    { id, filter },
  );
  expect(errors).toEqual([]);
  return data.slicing;
}

describe('sliceLabel', () => {
  let id: string;

  it('finds every slice with label on three axes, with areas of the true spacing', async () => {
    // Boxes of 3 x 2 x 1 voxels and, apart from it on every axis, of 1 x 1 x 2.
    const source = cohort.folder.write(
      'two-boxes.nii.gz',
      boxMask(
        us as unknown as Geometry,
        { from: [4, 5, 6], to: [6, 6, 6] },
        { from: [10, 9, 8], to: [10, 9, 9] },
      ),
    );
    const label = await cohort.annotation(us, { from: [0, 0, 0], to: [0, 0, 0] }, { source });
    const events = await eventsOf(test, async () => {
      const { data, errors } = await slice({ annotationId: label.id });
      expect(errors).toEqual([]);
      expect(data.sliceLabel).toMatchObject({
        slicing: { state: 'PENDING', sliceCount: null },
        job: { kind: 'SLICE_LABEL' },
      });
      id = data.sliceLabel.slicing.id;
      expect(await test.drainJobs()).toEqual(['DONE']);
    });
    expect(events).toEqual(['SLICING_REQUESTED', 'SLICING_COMPLETED']);
    const { slices, ...slicing } = await read(id);
    expect(slicing).toEqual({
      ...{
        state: 'COMPLETED',
        labelSource: 'US_MANUAL',
        sliceCount: 10,
        error: null,
        job: { state: 'DONE' },
      },
      ...{ annotation: { id: label.id }, pseudoLabel: null, volume: { id: us.id } },
    });
    expect(slices.totalCount).toBe(10);
    expect(
      slices.nodes.map((node: Record<string, unknown>) => [
        node.axis,
        node.index,
        node.pixelCount,
        node.areaMm2,
      ]),
    ).toEqual([
      // Pixels of 2 x 3 mm.
      ...[
        ['I', 4, 2, 12],
        ['I', 5, 2, 12],
        ['I', 6, 2, 12],
        ['I', 10, 2, 12],
      ],
      // Pixels of 0.5 x 3 mm.
      ...[
        ['J', 5, 3, 4.5],
        ['J', 6, 3, 4.5],
        ['J', 9, 2, 3],
      ],
      // Pixels of 0.5 x 2 mm.
      ...[
        ['K', 6, 6, 6],
        ['K', 8, 1, 1],
        ['K', 9, 1, 1],
      ],
    ]);
    expect(slices.nodes[0]).toMatchObject({
      pictureUrl: `/pictures/slice/${slices.nodes[0].id}.png`,
      slicing: { id },
    });
  });

  it('gives them by axis and area, and one by one', async () => {
    const keys = async (filter: unknown) =>
      (await read(id, filter)).slices.nodes.map(
        (node: Record<string, unknown>) => `${node.axis}${node.index}`,
      );
    expect(await keys({ axis: ['K'], areaMm2: { gt: 1 } })).toEqual(['K6']);
    expect(await keys({ areaMm2: { gte: 3, lt: 6 } })).toEqual(['J5', 'J6', 'J9']);
    expect(await keys({ axis: [] })).toEqual([]);
    const [{ id: sliceId }] = (await read(id)).slices.nodes;
    const { data } = await test.execute('query ($id: ID!) { slice(id: $id) { axis index } }', {
      id: sliceId,
    });
    expect(data.slice).toEqual({ axis: 'I', index: 4 });
  });

  it.each(['0', '999999999999999999', '-1', '1.5', 'K6', ''])('knows no slice %j', async (sliceId) => {
    const { errors } = await test.execute('query ($id: ID!) { slice(id: $id) { axis } }', { id: sliceId });
    expect(errors.map((error) => error.code)).toEqual(['UNKNOWN_ID']);
  });

  it('slices a pseudo label as carried over from MRI', async () => {
    const label = await cohort.annotation(mri, { from: [11, 4, 5], to: [12, 6, 7] });
    const registration = await createCompletedRegistration(test, us, [mri]);
    const context = test.context('CURATOR');
    const { pseudoLabel } = await transferLabel(context, {
      registrationId: registration.id,
      annotationId: label.id,
    });
    const pending = await withoutTrace(test, () => slice({ pseudoLabelId: pseudoLabel.id }));
    expect(pending.errors).toMatchObject([{ code: 'CONFLICT', message: expect.stringContaining('PENDING') }]);
    await test.drainJobs();
    const { data } = await slice({ pseudoLabelId: pseudoLabel.id });
    await test.drainJobs();
    expect(await read(data.sliceLabel.slicing.id)).toMatchObject({
      ...{
        labelSource: 'MRI_TRANSFER',
        sliceCount: 8,
        annotation: null,
        pseudoLabel: { id: pseudoLabel.id },
      },
    });
    const again = await withoutTrace(test, () => slice({ pseudoLabelId: pseudoLabel.id }));
    expect(again.errors).toMatchObject([
      { code: 'DUPLICATE', details: { slicingId: data.sliceLabel.slicing.id } },
    ]);
  });

  it('names the origin of a drawn label as its source', async () => {
    for (const [index, origin, expected] of [
      [1, 'EXPERT', 'EXPERT'],
      [2, 'AUTOMATIC', 'MODEL'],
    ] as const) {
      const label = await cohort.annotation(
        us,
        { from: [12, 9, index], to: [12, 9, index] },
        { origin, tool: 'A tool' },
      );
      const { slicing } = await sliceLabel(test.context('CURATOR'), { annotationId: label.id });
      expect(slicing.labelSource).toBe(expected);
    }
    await test.drainJobs();
  });

  it('may be asked for again after it was cancelled, not while it waits', async () => {
    const context = test.context('CURATOR');
    const label = await cohort.annotation(us, { from: [12, 9, 3], to: [12, 9, 3] });
    const { job, slicing } = await sliceLabel(context, { annotationId: label.id });
    expect((await slice({ annotationId: label.id })).errors).toMatchObject([{ code: 'DUPLICATE' }]);
    await cancelJob(context, job.id);
    expect((await read(slicing.id)).state).toBe('CANCELLED');
    expect((await slice({ annotationId: label.id })).errors).toEqual([]);
    expect(await test.drainJobs()).toEqual(['DONE']);
  });

  it('fails as a whole: no slice without a completed record', async () => {
    const label = await cohort.annotation(us, { from: [12, 9, 4], to: [12, 9, 4] });
    const { data } = await slice({ annotationId: label.id });
    const original = test.app.blobs.read;
    const blobs = test.app.blobs as { read: typeof original };
    blobs.read = async (hash) => (await original(hash)).subarray(0, 100);
    expect(await test.drainJobs()).toEqual(['FAILED']);
    blobs.read = original;
    expect(await read(data.sliceLabel.slicing.id)).toMatchObject({
      ...{ state: 'FAILED', error: { code: 'CORRUPT_FILE' }, sliceCount: null, slices: { totalCount: 0 } },
    });
  });

  it.each<[string, string, () => Promise<Record<string, unknown>>]>([
    [
      'an annotation on MRI',
      'INVALID_INPUT',
      async () => ({ annotationId: (await cohort.annotation(mri, { from: [1, 1, 1], to: [2, 2, 2] })).id }),
    ],
    [
      'a label of something else than tumour',
      'INVALID_INPUT',
      async () => ({
        annotationId: (
          await cohort.annotation(us, { from: [1, 1, 1], to: [2, 2, 2] }, { structure: 'SULCI' })
        ).id,
      }),
    ],
    ['nothing', 'INVALID_INPUT', async () => ({})],
    [
      'two labels',
      'INVALID_INPUT',
      async () => ({ annotationId: randomUUID(), pseudoLabelId: randomUUID() }),
    ],
    ['an unknown annotation', 'UNKNOWN_ID', async () => ({ annotationId: randomUUID() })],
    ['an unknown pseudo label', 'UNKNOWN_ID', async () => ({ pseudoLabelId: randomUUID() })],
    ['what is no identifier', 'UNKNOWN_ID', async () => ({ pseudoLabelId: 'a' })],
  ])('refuses %s', async (_, code, input) => {
    const given = await input();
    const { errors } = await withoutTrace(test, () => slice(given));
    expect(errors.map((error) => error.code)).toEqual([code]);
  });
});
