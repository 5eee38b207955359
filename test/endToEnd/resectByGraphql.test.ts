import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { describeWithData, sharedData } from '../support/sharedData.ts';
import { createTestApp, type TestApp } from '../support/testApp.ts';

const CASE = 'resect/Case24';
const IDENTITY = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];

/** Computed by case24_slice_areas.py with nibabel and scipy. */
const reference = JSON.parse(
  readFileSync(join(import.meta.dirname, '../reference/case24SliceAreas.json'), 'utf8'),
) as { voxelCount: number; slices: { axis: string; index: number; pixelCount: number; areaMm2: number }[] };

describeWithData(CASE, 'RESECT Case24 through GraphQL, from files to a stored comparison', () => {
  let app: TestApp;
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    app = await createTestApp({ flags: { allowedImportRoots: resolve(sharedData(CASE)) } });
  });
  afterAll(() => app.close());

  const file = (name: string) => ({ path: resolve(sharedData(CASE), name) });

  /** Runs one document as a curator, who may do everything here but manage users. */
  // biome-ignore lint/suspicious/noExplicitAny: each test looks at what it asked for
  async function run(document: string, variables?: Record<string, unknown>): Promise<any> {
    const { data, errors } = await app.execute(document, variables, { role: 'CURATOR' });
    expect(errors).toEqual([]);
    return data;
  }

  async function importVolume(
    name: string,
    modality: string,
    sequence: string,
    phase: string,
  ): Promise<string> {
    const data = await run(
      'mutation ($input: ImportVolumeInput!) { importVolume(input: $input) { id geometry { size } } }',
      {
        input: {
          dataSetId: ids.dataSet,
          pseudonym: 'Case24',
          name,
          modality,
          sequence,
          phase,
          source: file(name),
        },
      },
    );
    expect(data.importVolume.geometry.size).toEqual([94, 107, 107]);
    return data.importVolume.id;
  }

  test('imports volumes, annotation and landmarks, and reports the published initial error', async () => {
    ids.dataSet = (
      await run(
        'mutation { createDataSet(input: { name: "RESECT", licence: "CC BY 4.0", citation: "Xiao et al. 2017" }) { id } }',
      )
    ).createDataSet.id;
    ids.us = await importVolume('Case24-US-before.nii.gz', 'US', 'B_MODE', 'PRE_DURA');
    ids.t1 = await importVolume('Case24-T1.nii.gz', 'MR', 'T1', 'PREOPERATIVE');
    ids.flair = await importVolume('Case24-FLAIR.nii.gz', 'MR', 'FLAIR', 'PREOPERATIVE');
    const { importAnnotation } = await run(
      'mutation ($input: ImportAnnotationInput!) { importAnnotation(input: $input) { id voxelCount } }',
      {
        input: {
          volumeId: ids.flair,
          structure: 'TUMOUR',
          origin: 'AUTOMATIC',
          tool: 'FLAIR threshold',
          toolVersion: '1',
          source: file('Case24-FLAIR-lesion-threshold.nii.gz'),
        },
      },
    );
    expect(importAnnotation.voxelCount).toBe(reference.voxelCount);
    ids.lesion = importAnnotation.id;
    const { importLandmarks } = await run(
      'mutation ($input: ImportLandmarksInput!) { importLandmarks(input: $input) { count initialMtreMm } }',
      {
        input: { movingVolumeId: ids.t1, fixedVolumeId: ids.us, source: file('Case24-MRI-beforeUS.tag') },
      },
    );
    expect(importLandmarks.count).toBe(16);
    expect(importLandmarks.initialMtreMm).toBeCloseTo(1.1, 2);
  }, 60_000);

  async function register(method: string) {
    const { registerVolumes } = await run(
      'mutation ($input: RegisterVolumesInput!) { registerVolumes(input: $input) { registration { id } } }',
      { input: { fixedVolumeId: ids.us, movingVolumeIds: [ids.t1, ids.flair], method, seed: 1 } },
    );
    expect(await app.drainJobs()).toEqual(['DONE']);
    const { registration } = await run(
      `query ($id: ID!) { registration(id: $id) { id state movingToFixedLps trackedMovingToFixedLps
        qcSheets { hash mediaType } evidence { mtreTrackedMm mtreRegisteredMm warnings recommendation overlapFraction } } }`,
      { id: registerVolumes.registration.id },
    );
    expect(registration.state).toBe('COMPLETED');
    expect(registration.trackedMovingToFixedLps).toEqual(IDENTITY);
    return registration;
  }

  test('registers within 3 mm beside the tracked pose, and warns when the result is worse', async () => {
    const registration = await register('LC2_RIGID');
    ids.lc2 = registration.id;
    const { evidence } = registration;
    expect(evidence.mtreTrackedMm).toBeCloseTo(1.1, 2);
    expect(evidence.mtreRegisteredMm).toBeLessThan(3);
    const worse = evidence.mtreRegisteredMm > evidence.mtreTrackedMm;
    expect(evidence.warnings.some((text: string) => text.startsWith('Worse than the tracked pose'))).toBe(
      worse,
    );
    expect(registration.qcSheets).toHaveLength(1);
    const png = await app.app.blobs.read(registration.qcSheets[0].hash);
    expect([...png.subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
  }, 180_000);

  test('keeps the tracked pose as a registration of its own', async () => {
    const registration = await register('TRACKED_POSE');
    ids.tracked = registration.id;
    expect(registration.movingToFixedLps).toEqual(IDENTITY);
    expect(registration.evidence.mtreRegisteredMm).toBeCloseTo(1.1, 2);
  }, 60_000);

  async function transfer(registrationId: string): Promise<string> {
    const { transferLabel } = await run(
      'mutation ($input: TransferLabelInput!) { transferLabel(input: $input) { pseudoLabel { id } } }',
      { input: { registrationId, annotationId: ids.lesion } },
    );
    expect(await app.drainJobs()).toEqual(['DONE']);
    return transferLabel.pseudoLabel.id;
  }

  test('carries the label into the cone and finds slices whose areas agree with an independent computation', async () => {
    await run(
      'mutation ($input: ReviewInput!) { review(input: $input) { review { verdict } exclusion { id } } }',
      { input: { registrationId: ids.lc2, verdict: 'ACCEPTED', comment: 'Sulci agree.' } },
    );
    ids.lc2Label = await transfer(ids.lc2);
    ids.trackedLabel = await transfer(ids.tracked);
    const { sliceLabel } = await run(
      'mutation ($input: SliceLabelInput!) { sliceLabel(input: $input) { slicing { id } } }',
      { input: { pseudoLabelId: ids.trackedLabel } },
    );
    expect(await app.drainJobs()).toEqual(['DONE']);
    const { slicing } = await run(
      `query ($id: ID!) { slicing(id: $id) { sliceCount pseudoLabel { voxelCount tumourInConeFraction }
        slices(first: 200) { nodes { axis index pixelCount areaMm2 } } } }`,
      { id: sliceLabel.slicing.id },
    );
    expect(slicing.pseudoLabel).toMatchObject({ voxelCount: reference.voxelCount, tumourInConeFraction: 1 });
    expect(slicing.sliceCount).toBe(reference.slices.length);
    slicing.slices.nodes.forEach((slice: (typeof reference.slices)[number], n: number) => {
      const expected = reference.slices[n];
      expect([slice.axis, slice.index, slice.pixelCount]).toEqual([
        expected.axis,
        expected.index,
        expected.pixelCount,
      ]);
      expect(Math.abs(slice.areaMm2 - expected.areaMm2)).toBeLessThan(0.1);
    });
  }, 60_000);

  test('freezes the slices above a threshold and explains the others', async () => {
    const { createSliceRule } = await run(
      'mutation { createSliceRule(input: { name: "pseudo labels", labelSources: [MRI_TRANSFER], minimumAreaMm2: 20 }) { id } }',
    );
    const { createFreeze } = await run(
      'mutation ($input: CreateFreezeInput!) { createFreeze(input: $input) { excludedSliceCount freeze { id sliceCount } } }',
      {
        input: {
          name: 'Case24 tracked',
          sliceRuleId: createSliceRule.id,
          registrationMethod: 'TRACKED_POSE',
          foldCount: 1,
        },
      },
    );
    ids.freeze = createFreeze.freeze.id;
    const taken = reference.slices.filter((slice) => slice.areaMm2 >= 20).length;
    expect(createFreeze).toMatchObject({
      freeze: { sliceCount: taken },
      excludedSliceCount: reference.slices.length - taken,
    });
    const { verifyFreeze, cohortFlow } = await run(
      `query ($id: ID!) { verifyFreeze(id: $id) { valid }
        cohortFlow(freezeId: $id) { nodes { stage nIn { slices } nOut { slices } excluded { reason { code } count { slices } } } } }`,
      { id: ids.freeze },
    );
    expect(verifyFreeze.valid).toBe(true);
    const slicing = cohortFlow.nodes.at(-1);
    expect(slicing).toMatchObject({ nIn: { slices: reference.slices.length }, nOut: { slices: taken } });
    expect(slicing.excluded).toContainEqual({
      reason: { code: 'BELOW_MINIMUM_AREA' },
      count: { slices: reference.slices.length - taken },
    });
  });

  test('evaluates the registered label against the tracked one and opens a cell down to its transform', async () => {
    const { createAnnotatorRun } = await run(
      'mutation { createAnnotatorRun(input: { name: "LC2 rigid", registrationMethod: LC2_RIGID }) { id } }',
    );
    const producer = { freezeId: ids.freeze, annotatorRunId: createAnnotatorRun.id };
    const { predict } = await run(
      'mutation ($input: PredictInput!) { predict(input: $input) { predictions { state } job { id } } }',
      { input: producer },
    );
    expect(predict).toMatchObject({ predictions: [{ state: 'PRESENT' }], job: null });
    await run('mutation ($input: EvaluateInput!) { evaluate(input: $input) { metricRun { id } } }', {
      input: producer,
    });
    expect(await app.drainJobs()).toEqual(['DONE']);
    const { createExperiment } = await run(
      'mutation ($input: CreateExperimentInput!) { createExperiment(input: $input) { id } }',
      {
        input: {
          name: 'Agreement with the tracked pose',
          question: 'CUSTOM',
          freezeId: ids.freeze,
          arms: [
            { name: 'LC2 rigid', annotatorRunId: createAnnotatorRun.id, labelSources: ['MRI_TRANSFER'] },
          ],
        },
      },
    );
    const { comparisonTable } = await run(
      `query ($id: ID!) { comparisonTable(experimentId: $id, definitionIds: ["dice@1", "hd95.pooled@1"]) {
        cells { sizeBin { number } definition { id } mean nDefined nTotal
          cases(first: 1) { nodes { pictureUrl values { definition { id } state value }
            prediction { pseudoLabel { registration { movingToFixedLps standingVerdict } } }
            slice { axis index slicing { labelSource } } } } } } }`,
      { id: createExperiment.id },
    );
    const { sliceCount } = (
      await run('query ($id: ID!) { freeze(id: $id) { sliceCount } }', { id: ids.freeze })
    ).freeze;
    const [all] = comparisonTable.cells.filter(
      (cell: { sizeBin: { number: number }; definition: { id: string } }) =>
        cell.sizeBin.number === -1 && cell.definition.id === 'dice@1',
    );
    expect(all).toMatchObject({ nDefined: sliceCount, nTotal: sliceCount });
    expect(all.mean).toBeGreaterThan(0.5);
    const [opened] = all.cases.nodes;
    expect(opened.slice.slicing.labelSource).toBe('MRI_TRANSFER');
    expect(opened.prediction.pseudoLabel.registration.movingToFixedLps).toHaveLength(16);
    expect(opened.prediction.pseudoLabel.registration.standingVerdict).toBe('ACCEPTED');
    const { createComparison, verifyLedger } = await run(
      `mutation ($id: ID!) { createComparison(input: { experimentId: $id }) { hash result } }`,
      { id: createExperiment.id },
    ).then(async (made) => ({ ...made, ...(await run('{ verifyLedger { valid eventCount } }')) }));
    expect(createComparison.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(verifyLedger.valid).toBe(true);
  }, 60_000);
});
