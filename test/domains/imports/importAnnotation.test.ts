import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ImportAnnotationInput } from '../../../src/generated/resolverTypes.ts';
import type { AnnotationRecord, VolumeRecord } from '../../../src/graphql/records.ts';
import { boxMask, gridOf } from '../../factories/images.ts';
import {
  createImportedCohort,
  createTestAppWithFolder,
  type ImportedCohort,
} from '../../factories/importedCohort.ts';
import type { TestApp } from '../../support/testApp.ts';
import { eventsOf, withoutTrace } from '../../support/traces.ts';

let test: TestApp;
let cohort: ImportedCohort;
let volume: VolumeRecord;
let other: VolumeRecord;
let close: () => Promise<void>;

const GRID = { spacingMm: [0.5, 1, 2], originLps: [3, -4, 5] } as const;
const BOX = { from: [10, 8, 4], to: [12, 9, 4] } as const;

beforeAll(async () => {
  const made = await createTestAppWithFolder();
  ({ test, close } = made);
  cohort = createImportedCohort(test, made.folder);
  const dataSet = await cohort.dataSet('RESECT');
  volume = await cohort.ultrasound(dataSet, 'Case1', { name: 'US before', grid: GRID });
  other = await cohort.mri(dataSet, 'Case1', { grid: GRID });
});
afterAll(() => close());

const IMPORT = `mutation ($input: ImportAnnotationInput!) { importAnnotation(input: $input) {
  id structure origin tool toolVersion annotator { name } voxelCount volumeMm3 volume { name } file { hash }
} }`;

const labelFile = (grid = GRID as Parameters<typeof gridOf>[0], box = BOX as Parameters<typeof boxMask>[1]) =>
  cohort.folder.write('label.nii.gz', boxMask(gridOf(grid), box));

const importAnnotation = ({ source = labelFile(), ...changes }: Partial<ImportAnnotationInput> = {}) =>
  test.execute(
    IMPORT,
    { input: { volumeId: volume.id, structure: 'TUMOUR', origin: 'MANUAL', source, ...changes } },
    { role: 'CURATOR' },
  );

describe('importAnnotation', () => {
  it('counts the labelled voxels and their volume as one event', async () => {
    const events = await eventsOf(test, async () => {
      const { data, errors } = await importAnnotation({
        ...{ origin: 'AUTOMATIC', tool: 'thresholding', toolVersion: '2', annotatorName: 'First rater' },
      });
      expect(errors).toEqual([]);
      // 3 x 2 x 1 voxels of 0.5 x 1 x 2 mm.
      expect(data.importAnnotation).toMatchObject({
        ...{ structure: 'TUMOUR', origin: 'AUTOMATIC', tool: 'thresholding', toolVersion: '2' },
        ...{ annotator: { name: 'First rater' }, voxelCount: 6, volumeMm3: 6, volume: { name: 'US before' } },
      });
    });
    expect(events).toEqual(['ANNOTATION_IMPORTED']);
  });

  it('refuses the same file again, but not of another rater or structure', async () => {
    const first = await importAnnotation();
    expect(first.errors).toEqual([]);
    const again = await withoutTrace(test, () => importAnnotation({ origin: 'EXPERT' }));
    expect(again.errors).toMatchObject([
      { code: 'DUPLICATE', details: { annotationId: first.data.importAnnotation.id } },
    ]);
    const before = await test.app.prisma.annotator.count();
    expect((await importAnnotation({ annotatorName: 'Second rater' })).errors).toEqual([]);
    expect((await importAnnotation({ structure: 'SULCI' })).errors).toEqual([]);
    expect(await test.app.prisma.annotator.count()).toBe(before + 1);
  });

  it.each([
    ['another size', { ...GRID, size: [24, 20, 15] }, 'the sizes are 24 x 20 x 15 and 24 x 20 x 16 voxels'],
    ['another spacing', { ...GRID, spacingMm: [0.5, 1, 2.01] }, 'spacingMm 0.5 1 2.01 and 0.5 1 2'],
    ['another origin', { ...GRID, originLps: [3, -4, 5.1] }, 'originLps 3 -4 5.1 and 3 -4 5'],
  ] as const)('refuses a label on a grid of %s with the reason', async (_, grid, reason) => {
    const { errors } = await withoutTrace(test, () => importAnnotation({ source: labelFile(grid) }));
    expect(errors).toMatchObject([
      { code: 'GRID_MISMATCH', message: expect.stringContaining(reason), details: { volumeId: volume.id } },
    ]);
    expect(errors[0].message).toContain('"US before"');
  });

  it('refuses a label map without labels, because absence means not annotated', async () => {
    const source = cohort.folder.write('empty.nii.gz', boxMask(gridOf(GRID)));
    const { errors } = await withoutTrace(test, () => importAnnotation({ source }));
    expect(errors).toMatchObject([{ code: 'EMPTY_MASK', message: expect.stringContaining('not annotated') }]);
  });

  it('refuses a probability map', async () => {
    const { geometry, data } = boxMask(gridOf(GRID), BOX);
    const image = { geometry, data: Float32Array.from(data, (inside) => 0.4 * inside) };
    const source = cohort.folder.write('probabilities.nii.gz', image);
    const { errors } = await withoutTrace(test, () => importAnnotation({ source }));
    expect(errors).toMatchObject([
      { code: 'INVALID_INPUT', message: expect.stringContaining('whole numbers') },
    ]);
  });

  const BAD_VALUES: [string, string, () => Partial<ImportAnnotationInput>][] = [
    ['an automatic label without its tool', 'INVALID_INPUT', () => ({ origin: 'AUTOMATIC', tool: ' ' })],
    ['an annotator without a name', 'INVALID_INPUT', () => ({ annotatorName: '' })],
    ['an unknown volume', 'UNKNOWN_ID', () => ({ volumeId: randomUUID() })],
    ['a volume that is no identifier', 'UNKNOWN_ID', () => ({ volumeId: 'US before' })],
    ['an unknown annotation to supersede', 'UNKNOWN_ID', () => ({ supersedesId: randomUUID() })],
    ['an annotation to supersede that is no identifier', 'UNKNOWN_ID', () => ({ supersedesId: '' })],
    ['a file of another kind', 'UNSUPPORTED_FORMAT', () => ({ source: cohort.folder.write('a.nii', 'a') })],
  ];

  it.each(BAD_VALUES)('refuses %s and writes nothing', async (_, code, changes) => {
    const { errors } = await withoutTrace(test, () =>
      importAnnotation({ annotatorName: 'Nobody', ...changes() }),
    );
    expect(errors.map((error) => error.code)).toEqual([code]);
  });
});

describe('superseding', () => {
  let old: AnnotationRecord;
  beforeAll(async () => {
    old = await cohort.annotation(volume, { from: [9, 9, 9], to: [9, 9, 9] });
  });

  const replacement = (index: number, changes: Partial<ImportAnnotationInput> = {}) =>
    importAnnotation({
      supersedesId: old.id,
      source: labelFile(GRID, { from: [index, 9, 9], to: [12, 9, 9] }),
      ...changes,
    });

  it('needs the same volume', async () => {
    const { errors } = await withoutTrace(test, () => replacement(10, { volumeId: other.id }));
    expect(errors).toMatchObject([
      { code: 'INVALID_INPUT', message: expect.stringContaining('another volume') },
    ]);
  });

  it('gives an annotation one successor', async () => {
    const { data } = await replacement(10);
    const { errors } = await withoutTrace(test, () => replacement(11));
    expect(errors).toMatchObject([
      { code: 'CONFLICT', details: { supersededById: data.importAnnotation.id } },
    ]);
  });

  it('makes a new rater once for labels that come at the same time', async () => {
    const names = Array.from({ length: 6 }, (_, n) =>
      cohort.folder.write(
        `at-once-${n}.nii.gz`,
        boxMask(gridOf(GRID), { from: [1, 1, 1], to: [1 + n, 2, 2] }),
      ),
    );
    const answers = await Promise.all(
      names.map((source) => importAnnotation({ source, annotatorName: 'Rater of many' })),
    );
    expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
  });
});
