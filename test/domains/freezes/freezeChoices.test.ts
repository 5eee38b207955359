import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createFreeze } from '../../../src/domains/freezes/service/createFreeze.ts';
import { transferLabel } from '../../../src/domains/labels/service/transferLabel.ts';
import { createSliceRule } from '../../../src/domains/slices/service/createSliceRule.ts';
import { sliceLabel } from '../../../src/domains/slices/service/sliceLabel.ts';
import type { CreateFreezeInput, LabelSource } from '../../../src/generated/resolverTypes.ts';
import type { DataSetRecord, VolumeRecord } from '../../../src/graphql/records.ts';
import {
  createImportedCohort,
  createTestAppWithFolder,
  type ImportedCohort,
} from '../../factories/importedCohort.ts';
import { createCompletedRegistration, createSlicedUltrasound, cube } from '../../factories/pipeline.ts';
import type { TestApp } from '../../support/testApp.ts';

let test: TestApp;
let cohort: ImportedCohort;
let dataSet: DataSetRecord;
let us: VolumeRecord;
let close: () => Promise<void>;

/** Inside the cone. */
const INSIDE = { from: [10, 8, 4], to: [12, 10, 6] } as const;

/**
 * A has drawings of two raters (3 and 2 voxels a side) and pseudo labels by two methods; B is registered and
 * neither transferred nor drawn, C is not registered, D's registration was rejected, E's transfer lay outside.
 */
beforeAll(async () => {
  const made = await createTestAppWithFolder();
  ({ test, close } = made);
  cohort = createImportedCohort(test, made.folder);
  const context = test.context('CURATOR');
  dataSet = await cohort.dataSet('RESECT');
  ({ us } = await createSlicedUltrasound(test, cohort, dataSet, 'A', cube(3), { annotatorName: 'First' }));
  const second = await cohort.annotation(us, cube(2), { annotatorName: 'Second' });
  await sliceLabel(context, { annotationId: second.id });
  const mri = await cohort.mri(dataSet, 'A');
  const label = await cohort.annotation(mri, INSIDE);
  for (const method of ['TRACKED_POSE', 'LC2_RIGID'] as const) {
    // Another pose, for another label.
    const movingToFixedLps = [1, 0, 0, method === 'LC2_RIGID' ? 1 : 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];
    const { id } = await createCompletedRegistration(test, us, [mri], { method, movingToFixedLps });
    const { pseudoLabel } = await transferLabel(context, { registrationId: id, annotationId: label.id });
    await test.drainJobs();
    await sliceLabel(context, { pseudoLabelId: pseudoLabel.id });
  }
  const registered = async (pseudonym: string, movingToFixedLps?: readonly number[]) => {
    const fixed = await cohort.ultrasound(dataSet, pseudonym);
    const moving = await cohort.mri(dataSet, pseudonym);
    const annotation = await cohort.annotation(moving, INSIDE);
    const registration = await createCompletedRegistration(test, fixed, [moving], { movingToFixedLps });
    return { registrationId: registration.id, annotationId: annotation.id };
  };
  await registered('B');
  await cohort.annotation(await cohort.ultrasound(dataSet, 'C'), cube(2), { structure: 'SULCI' });
  const { registrationId } = await registered('D');
  await test.execute(
    'mutation ($id: ID!) { review(input: { registrationId: $id, verdict: REJECTED, reasonCode: "REVIEW_REJECTED" }) { review { id } } }',
    { id: registrationId },
  );
  await transferLabel(context, await registered('E', [1, 0, 0, 100, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]));
  await test.drainJobs();
});
afterAll(() => close());

async function freeze(name: string, labelSources: LabelSource[], choice: Partial<CreateFreezeInput> = {}) {
  const context = test.context('CURATOR');
  const rule = await createSliceRule(context, {
    name,
    axes: ['I', 'J', 'K'],
    labelSources,
    minimumAreaMm2: 0,
  });
  const made = await createFreeze(context, { name, sliceRuleId: rule.id, foldCount: 1, ...choice });
  const missing = await test.app.prisma.exclusion.findMany({
    where: { scope: `FREEZE:${made.freeze.id}` },
    include: { volume: { include: { patient: true } } },
    orderBy: { id: 'asc' },
  });
  return {
    ...made.freeze,
    missing: missing.map((row) => `${row.volume?.patient.pseudonym} ${row.reasonCode}`),
  };
}

describe('a freeze of transferred labels', () => {
  it('refuses to choose between registration methods', async () => {
    await expect(freeze('any method', ['MRI_TRANSFER'])).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining('(LC2_RIGID, TRACKED_POSE)'),
    });
  });

  it('takes the named method and says of the others how far they came', async () => {
    const made = await freeze('lc2', ['MRI_TRANSFER'], { registrationMethod: 'LC2_RIGID' });
    expect(made).toMatchObject({ sliceCount: 9, volumeCount: 1 });
    // D and E are out for reasons of their own.
    expect(made.missing).toEqual(['B NOT_TRANSFERRED', 'C NOT_REGISTERED']);
    const other = await freeze('tracked', ['MRI_TRANSFER'], { registrationMethod: 'TRACKED_POSE' });
    expect(other.missing).toEqual([
      'B NOT_REGISTERED',
      'C NOT_REGISTERED',
      'D NOT_REGISTERED',
      'E NOT_REGISTERED',
    ]);
  });
});

describe('a freeze of drawn labels', () => {
  it('refuses to choose between raters', async () => {
    await expect(freeze('any rater', ['US_MANUAL'])).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining('several raters'),
    });
  });

  it('takes the named rater; a label of another structure is no tumour annotation', async () => {
    const made = await freeze('second', ['US_MANUAL'], { annotatorName: 'Second' });
    expect(made).toMatchObject({ sliceCount: 6, volumeCount: 1 });
    expect(made.missing).toEqual([
      ...[
        'B NO_TUMOUR_ANNOTATION',
        'C NO_TUMOUR_ANNOTATION',
        'D NO_TUMOUR_ANNOTATION',
        'E NO_TUMOUR_ANNOTATION',
      ],
    ]);
  });
});

describe('a freeze of drawn and transferred labels', () => {
  it('takes the drawn one where both exist', async () => {
    const made = await freeze('both', ['US_MANUAL', 'MRI_TRANSFER'], {
      annotatorName: 'First',
      registrationMethod: 'LC2_RIGID',
    });
    expect(made).toMatchObject({ sliceCount: 9, volumeCount: 1 });
    const { data } = await test.execute(
      'query ($id: ID!) { freeze(id: $id) { slices(first: 1) { nodes { slicing { labelSource annotation { annotator { name } } } } } } }',
      { id: made.id },
    );
    expect(data.freeze.slices.nodes).toEqual([
      { slicing: { labelSource: 'US_MANUAL', annotation: { annotator: { name: 'First' } } } },
    ]);
  });
});
