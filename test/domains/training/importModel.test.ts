import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { storeTestBlob } from '../../factories/cohort.ts';
import { linearChannelsModel, rawLogitsSpec, thresholdModel } from '../../support/sliceModels.ts';
import { createTestApp, type TestApp } from '../../support/testApp.ts';

const IMPORT = `mutation ($input: ImportModelInput!) {
  importModel(input: $input) { id name inferenceSpec labelSources minimumAreaMm2 trainingSet { id } file { hash mediaType } }
}`;

let product: TestApp;
beforeAll(async () => {
  product = await createTestApp();
});
afterAll(() => product.close());

async function importModel(bytes: Uint8Array, changes: Record<string, unknown> = {}) {
  const input = {
    name: 'Threshold',
    architecture: 'one subtraction',
    inferenceSpec: rawLogitsSpec(),
    source: { uploadHash: await storeTestBlob(product, bytes) },
    ...changes,
  };
  const { data, errors } = await product.execute(IMPORT, { input }, { role: 'CURATOR' });
  return { model: data?.importModel, code: errors[0]?.code, message: errors[0]?.message };
}

describe('importModel', () => {
  test('stores a model with its spec, defaults filled in, and one event', async () => {
    const spec = {
      inputSpacingMm: null,
      normalisation: 'none',
      paddingMultiple: 1,
      outputActivation: 'logits',
    };
    const { model } = await importModel(thresholdModel(50), {
      inferenceSpec: { ...spec, foregroundChannel: 0 },
      labelSources: ['US_MANUAL'],
      minimumAreaMm2: 200,
    });
    expect(model).toMatchObject({ name: 'Threshold', labelSources: ['US_MANUAL'], minimumAreaMm2: 200 });
    expect(model.inferenceSpec).toEqual(rawLogitsSpec());
    const events = await product.app.prisma.ledgerEvent.findMany({ where: { entityId: model.id } });
    expect(events.map(({ action, actor }) => [action, actor])).toEqual([['MODEL_IMPORTED', 'curator']]);
  });

  test('refuses the same file with the same spec, and takes it with another', async () => {
    await importModel(thresholdModel(1), { name: 'First' });
    const twin = await importModel(thresholdModel(1), { name: 'Twin' });
    expect(twin).toMatchObject({ code: 'DUPLICATE', message: expect.stringContaining('"First"') });
    const spec = rawLogitsSpec({ paddingMultiple: 8 });
    expect(await importModel(thresholdModel(1), { name: 'Other', inferenceSpec: spec })).toMatchObject({
      code: undefined,
    });
  });

  test('refuses a taken name', async () => {
    await importModel(thresholdModel(2), { name: 'Taken' });
    expect(await importModel(thresholdModel(3), { name: 'Taken' })).toMatchObject({ code: 'DUPLICATE' });
  });

  test('refuses bytes that are no model, a channel that it lacks and a spec that is none', async () => {
    const noModel = await importModel(Uint8Array.of(1, 2, 3), { name: 'Bytes' });
    expect(noModel).toMatchObject({ code: 'MODEL_INCOMPATIBLE' });
    const twoChannels = linearChannelsModel([1, 1], [0, 0]);
    const spec = rawLogitsSpec({ foregroundChannel: 2 });
    expect(await importModel(twoChannels, { name: 'Channel', inferenceSpec: spec })).toMatchObject({
      code: 'MODEL_INCOMPATIBLE',
      message: expect.stringContaining('output channel 2'),
    });
    expect(
      await importModel(twoChannels, { name: 'Spec', inferenceSpec: { device: 'abacus' } }),
    ).toMatchObject({ code: 'INVALID_INPUT' });
    expect(
      await product.app.prisma.model.count({ where: { name: { in: ['Bytes', 'Channel', 'Spec'] } } }),
    ).toBe(0);
  });

  test('refuses ids that do not exist, a negative area, an unknown file and a viewer', async () => {
    const bytes = thresholdModel(4);
    const id = '00000000-0000-7000-8000-000000000000';
    expect(await importModel(bytes, { name: 'A', trainingSetId: id })).toMatchObject({ code: 'UNKNOWN_ID' });
    expect(await importModel(bytes, { name: 'A', trainingSetId: 'x' })).toMatchObject({ code: 'UNKNOWN_ID' });
    expect(await importModel(bytes, { name: 'A', minimumAreaMm2: -1 })).toMatchObject({
      code: 'INVALID_INPUT',
    });
    const source = { uploadHash: 'a'.repeat(64) };
    expect(await importModel(bytes, { name: 'A', source })).toMatchObject({ code: 'FILE_NOT_FOUND' });
    const { errors } = await product.execute(
      IMPORT,
      { input: { name: 'A', architecture: 'a', inferenceSpec: {}, source } },
      { role: 'VIEWER' },
    );
    expect(errors[0].code).toBe('FORBIDDEN');
  });
});
