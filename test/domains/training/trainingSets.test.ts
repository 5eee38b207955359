import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Freeze } from '../../../src/generated/prisma/client.ts';
import { createTestAnnotation, createTestPatientWithUltrasound } from '../../factories/cohort.ts';
import { createTestFreeze, createTestSlicing } from '../../factories/freezes.ts';
import { maskFromPlanes } from '../../support/maskFromPlanes.ts';
import { createTestApp, type TestApp } from '../../support/testApp.ts';

const CREATE = `mutation ($input: CreateTrainingSetInput!) {
  createTrainingSet(input: $input) { id name labelSources hash freeze { id foldCount } }
}`;
const MASK = maskFromPlanes(['.#', '##']);

let product: TestApp;
let freeze: Freeze;
beforeAll(async () => {
  product = await createTestApp();
  const { ultrasound } = await createTestPatientWithUltrasound(product, 'A', {
    ...MASK,
    data: Float32Array.of(1, 2, 3, 4),
  });
  await createTestSlicing(product, await createTestAnnotation(product, ultrasound, MASK), MASK);
  freeze = await createTestFreeze(product);
});
afterAll(() => product.close());

const create = async (name: string, freezeId: string) => {
  const { data, errors } = await product.execute(CREATE, { input: { name, freezeId } });
  return { trainingSet: data?.createTrainingSet, error: errors[0] };
};

test('takes label sources and folds from the freeze, and its hash binds both', async () => {
  const { trainingSet } = await create('US manual', freeze.id);
  expect(trainingSet).toMatchObject({
    labelSources: ['US_MANUAL'],
    freeze: { id: freeze.id, foldCount: 1 },
    hash: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  const again = await create('Again', freeze.id);
  expect(again.error).toMatchObject({ code: 'DUPLICATE', message: expect.stringContaining('"US manual"') });
});

test('refuses a freeze whose rule takes labels that no slice has', async () => {
  const both = await createTestFreeze(product, {
    name: 'Both',
    axes: ['K'],
    labelSources: ['US_MANUAL', 'MRI_TRANSFER'],
  });
  const { error } = await create('Both', both.id);
  expect(error).toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('MRI_TRANSFER') });
});

test('refuses a freeze that does not exist', async () => {
  expect((await create('None', 'x')).error.code).toBe('UNKNOWN_ID');
});
