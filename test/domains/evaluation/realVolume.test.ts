import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { decode } from 'fast-png';
import { pictureOfMetricCase } from '../../../src/domains/evaluation/service/pictureOfMetricCase.ts';
import { storeTestBlob } from '../../factories/cohort.ts';
import { describeWithData, sharedData } from '../../support/sharedData.ts';
import { rawLogitsSpec, thresholdModel } from '../../support/sliceModels.ts';
import { createTestApp, type TestApp } from '../../support/testApp.ts';

const FOLDER = 'resect/Case24';

describeWithData(FOLDER, 'a real ultrasound volume, from import to table', () => {
  let product: TestApp;
  beforeAll(async () => {
    product = await createTestApp({ flags: { allowedImportRoots: sharedData(FOLDER) } });
  });
  afterAll(() => product.close());

  // biome-ignore lint/suspicious/noExplicitAny: tests look at what they asked for
  async function mutate(field: string, selection: string, input: Record<string, unknown>): Promise<any> {
    const type = `${field[0].toUpperCase()}${field.slice(1)}Input`;
    const document = `mutation ($input: ${type}!) { ${field}(input: $input) { ${selection} } }`;
    const { data, errors } = await product.execute(document, { input }, { role: 'CURATOR' });
    expect(errors).toEqual([]);
    return data[field];
  }

  test('a label compared with itself is perfect on every slice, and a threshold of the echo is not', async () => {
    const dataSet = await mutate('createDataSet', 'id', { name: 'RESECT', licence: '-', citation: '-' });
    const volume = await mutate('importVolume', 'id', {
      ...{
        dataSetId: dataSet.id,
        pseudonym: 'Case24',
        name: 'US before',
        modality: 'US',
        sequence: 'B_MODE',
      },
      ...{ phase: 'PRE_DURA', source: { path: sharedData(FOLDER, 'Case24-US-before.nii.gz') } },
    });
    const label = { path: sharedData(FOLDER, 'Case24-FLAIR-lesion-threshold.nii.gz') };
    const annotation = await mutate('importAnnotation', 'id', {
      ...{
        volumeId: volume.id,
        structure: 'TUMOUR',
        origin: 'MANUAL',
        annotatorName: 'Rater',
        source: label,
      },
    });
    await mutate('sliceLabel', 'slicing { id }', { annotationId: annotation.id });
    await product.drainJobs();
    const rule = await mutate('createSliceRule', 'id', { name: 'All', labelSources: ['US_MANUAL'] });
    const { freeze } = await mutate('createFreeze', 'freeze { id sliceCount }', {
      ...{ name: 'Real', sliceRuleId: rule.id, foldCount: 1 },
    });
    const model = await mutate('importModel', 'id', {
      ...{ name: 'Bright', architecture: 'threshold', inferenceSpec: rawLogitsSpec() },
      source: { uploadHash: await storeTestBlob(product, thresholdModel(120)) },
    });
    const self = await mutate('createAnnotatorRun', 'id', { name: 'Itself', annotatorName: 'Rater' });
    for (const producer of [{ modelId: model.id }, { annotatorRunId: self.id }]) {
      await mutate('predict', 'job { id }', { freezeId: freeze.id, ...producer });
      await product.drainJobs();
      await mutate('evaluate', 'job { id }', { freezeId: freeze.id, ...producer });
      expect(await product.drainJobs()).toEqual(['DONE']);
    }
    const arms = [
      { name: 'Bright', modelId: model.id },
      { name: 'Itself', annotatorRunId: self.id },
    ];
    const experiment = await mutate('createExperiment', 'id arms { metricRun { id } }', {
      ...{ name: 'Real', question: 'CUSTOM', freezeId: freeze.id, arms },
    });
    const { data } = await product.execute(
      `query ($id: ID!) { comparisonTable(experimentId: $id) {
        cells { arm { name } definition { id higherIsBetter } sizeBin { number } mean sdPopulation nDefined nTotal nMissing } } }`,
      { id: experiment.id },
    );
    const all = data.comparisonTable.cells.filter(
      ({ sizeBin }: { sizeBin: { number: number } }) => sizeBin.number === -1,
    );
    expect(freeze.sliceCount).toBeGreaterThan(30);
    for (const { arm, definition, mean, sdPopulation, nDefined, nTotal, nMissing } of all) {
      expect([nTotal, nMissing]).toEqual([freeze.sliceCount, 0]);
      if (arm.name !== 'Itself') continue;
      expect([mean, sdPopulation, nDefined]).toEqual([definition.higherIsBetter ? 1 : 0, 0, nTotal]);
    }
    const bright = all.find(
      ({ arm, definition }: { arm: { name: string }; definition: { id: string } }) =>
        arm.name === 'Bright' && definition.id === 'dice@1',
    );
    expect(bright.mean).toBeGreaterThan(0);
    expect(bright.mean).toBeLessThan(0.5);

    const [{ metricRun }] = experiment.arms;
    const { sliceId } = await product.app.prisma.metricSlice.findFirstOrThrow({
      where: { metricRunId: metricRun.id },
      orderBy: { areaMm2: 'desc' },
    });
    const picture = await pictureOfMetricCase(product.context(), metricRun.id, String(sliceId));
    expect(decode(picture).width).toBeGreaterThan(400);
  });
});
