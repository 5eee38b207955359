import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeNifti } from '../../../src/formats/nifti/writeNifti.ts';
import type { ImportVolumeInput } from '../../../src/generated/resolverTypes.ts';
import type { DataSetRecord, VolumeRecord } from '../../../src/graphql/records.ts';
import { gridOf, mriImage, SMALL_SIZE, ultrasoundImage } from '../../factories/images.ts';
import {
  createImportedCohort,
  createTestAppWithFolder,
  type ImportedCohort,
} from '../../factories/importedCohort.ts';
import type { TestApp } from '../../support/testApp.ts';
import { eventsOf, withoutTrace } from '../../support/traces.ts';

let test: TestApp;
let cohort: ImportedCohort;
let dataSet: DataSetRecord;
let close: () => Promise<void>;

beforeAll(async () => {
  const made = await createTestAppWithFolder();
  ({ test, close } = made);
  cohort = createImportedCohort(test, made.folder);
  dataSet = await cohort.dataSet('RESECT');
});
afterAll(() => close());

const IMPORT = `mutation ($input: ImportVolumeInput!) { importVolume(input: $input) {
  id name modality sequence phase procedureNumber format voxelType
  geometry { size spacingMm originLps direction } file { hash sizeBytes fileName url } patient { pseudonym histology }
} }`;

const inputOf = (changes: Partial<ImportVolumeInput> = {}): ImportVolumeInput => ({
  dataSetId: dataSet.id,
  pseudonym: 'Case1',
  name: 'US before',
  modality: 'US',
  sequence: 'B_MODE',
  phase: 'PRE_DURA',
  source: cohort.folder.write('us.nii.gz', ultrasoundImage()),
  ...changes,
});

const importVolume = (changes: Partial<ImportVolumeInput> = {}) =>
  test.execute(IMPORT, { input: inputOf(changes) }, { role: 'CURATOR' });

/** The image as a file, changed before it is compressed by nobody. */
function plainFile(change: (bytes: Uint8Array, header: DataView) => Uint8Array): Uint8Array {
  const bytes = writeNifti(mriImage(), { gzip: false });
  return change(bytes, new DataView(bytes.buffer));
}

describe('importVolume', () => {
  it('stores the volume with its geometry, patient and procedure as one event', async () => {
    const grid = { size: [6, 5, 4], spacingMm: [0.5, 1, 2], originLps: [-10, 20, 30] } as const;
    const image = mriImage(grid);
    const events = await eventsOf(test, async () => {
      const { data, errors } = await importVolume({
        pseudonym: 'Case0',
        histology: 'Glioma',
        procedureNumber: 2,
        name: 'T1.nii.gz',
        modality: 'MR',
        sequence: 'T1CE',
        phase: 'PREOPERATIVE',
        source: cohort.folder.write('t1.nii.gz', image),
      });
      expect(errors).toEqual([]);
      expect(data.importVolume).toMatchObject({
        name: 'T1.nii.gz',
        modality: 'MR',
        sequence: 'T1CE',
        phase: 'PREOPERATIVE',
        procedureNumber: 2,
        format: 'NIFTI',
        voxelType: 'uint16',
        geometry: { ...grid, direction: [1, 0, 0, 0, 1, 0, 0, 0, 1] },
        patient: { pseudonym: 'Case0', histology: 'Glioma' },
        file: { fileName: 't1.nii.gz', url: `/files/${data.importVolume.file.hash}` },
      });
      const bytes = writeNifti(image, { gzip: true });
      expect(await test.app.blobs.read(data.importVolume.file.hash)).toEqual(Buffer.from(bytes));
    });
    expect(events).toEqual(['VOLUME_IMPORTED']);
  });

  it('makes a new patient once for volumes that come at the same time', async () => {
    const grids = [4, 5, 6, 7].map((side) => ({ size: [side, 5, 5] as const }));
    const answers = await Promise.all(
      grids.map((grid, n) =>
        importVolume({
          pseudonym: 'At once',
          source: cohort.folder.write(`at-once-${n}.nii.gz`, ultrasoundImage(grid)),
        }),
      ),
    );
    expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
  });

  it('adds a second volume to the patient that is there', async () => {
    const before = await test.app.prisma.patient.count();
    const source = cohort.folder.write('flair.nii.gz', mriImage({ seed: 7 }));
    const { data } = await importVolume({
      ...{ pseudonym: 'Case0', histology: 'Something else', source },
      ...{ modality: 'MR', sequence: 'FLAIR', phase: 'PREOPERATIVE' },
    });
    expect(data.importVolume.patient).toEqual({ pseudonym: 'Case0', histology: 'Glioma' });
    expect(await test.app.prisma.patient.count()).toBe(before);
  });

  const grid = gridOf({});
  const voxels = SMALL_SIZE[0] * SMALL_SIZE[1] * SMALL_SIZE[2];
  const BAD_FILES: [string, string, () => Uint8Array | string][] = [
    ['a text renamed', 'UNSUPPORTED_FORMAT', () => 'patient;volume\nCase1;us\n'.repeat(100)],
    ['an empty file', 'CORRUPT_FILE', () => ''],
    ['a gzip file cut short', 'CORRUPT_FILE', () => writeNifti(mriImage(), { gzip: true }).subarray(0, 9000)],
    [
      'a plain file cut short',
      'CORRUPT_FILE',
      () => plainFile((bytes) => bytes.subarray(0, bytes.length - 1)),
    ],
    [
      'a gzip file with a damaged middle',
      'CORRUPT_FILE',
      () => writeNifti(mriImage(), { gzip: true }).fill(0xff, 2000, 2100),
    ],
    [
      'an image in four dimensions',
      'UNSUPPORTED_DIMENSIONS',
      () =>
        plainFile((bytes, header) => {
          header.setInt16(40, 4, true);
          header.setInt16(48, 2, true);
          return Buffer.concat([bytes, bytes.subarray(352)]);
        }),
    ],
    [
      'an image whose axes are no basis',
      'UNSUPPORTED_GEOMETRY',
      () =>
        plainFile((bytes, header) => {
          for (let at = 280; at < 328; at += 4) header.setFloat32(at, 0, true);
          return bytes;
        }),
    ],
    [
      'a constant image',
      'CONSTANT_IMAGE',
      () => writeNifti({ geometry: grid, data: new Uint8Array(voxels).fill(7) }, { gzip: true }),
    ],
    [
      'an image with NaN',
      'NON_FINITE_VALUES',
      () => {
        const data = Float32Array.from({ length: voxels }, (_, n) => n);
        data[100] = Number.NaN;
        return writeNifti({ geometry: grid, data }, { gzip: true });
      },
    ],
    [
      'a landmark file',
      'UNSUPPORTED_FORMAT',
      () => 'MNI Tag Point File\nVolumes = 2;\nPoints =\n 1 2 3 4 5 6 "a";\n',
    ],
    ['a picture', 'UNSUPPORTED_FORMAT', () => Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')],
  ];

  it.each(BAD_FILES)('refuses %s as %s and writes nothing', async (_, code, content) => {
    const source = cohort.folder.write('bad.nii.gz', content());
    const { errors } = await withoutTrace(test, () => importVolume({ pseudonym: 'New', source }));
    expect(errors.map((error) => error.code)).toEqual([code]);
  });

  const BAD_VALUES: [string, string, Partial<ImportVolumeInput>][] = [
    ['ultrasound of an MRI sequence', 'INVALID_INPUT', { modality: 'US', sequence: 'T1' }],
    ['MRI in B mode', 'INVALID_INPUT', { modality: 'MR', sequence: 'B_MODE' }],
    ['no pseudonym', 'INVALID_INPUT', { pseudonym: ' ' }],
    ['a pseudonym with a space after it', 'INVALID_INPUT', { pseudonym: 'Case1 ' }],
    ['a pseudonym with a null character', 'INVALID_INPUT', { pseudonym: 'Case\u0000' }],
    ['no name', 'INVALID_INPUT', { name: '' }],
    ['procedure 0', 'INVALID_INPUT', { procedureNumber: 0 }],
    ['an unknown data set', 'UNKNOWN_ID', { dataSetId: randomUUID() }],
    ['a data set that is no identifier', 'UNKNOWN_ID', { dataSetId: 'RESECT' }],
    ['an unknown volume to supersede', 'UNKNOWN_ID', { supersedesId: randomUUID() }],
    ['a volume to supersede that is no identifier', 'UNKNOWN_ID', { supersedesId: '1' }],
  ];

  it.each(BAD_VALUES)('refuses %s as %s and writes nothing', async (_, code, changes) => {
    const { errors } = await withoutTrace(test, () => importVolume({ pseudonym: 'New', ...changes }));
    expect(errors.map((error) => error.code)).toEqual([code]);
  });

  it.each(['VIEWER', 'REVIEWER'] as const)('is not for a %s', async (role) => {
    const { errors } = await withoutTrace(test, () => test.execute(IMPORT, { input: inputOf() }, { role }));
    expect(errors.map((error) => error.code)).toEqual(['FORBIDDEN']);
  });

  it('refuses a file that the patient has already, naming the volume; another patient may have it', async () => {
    const first = await importVolume();
    expect(first.errors).toEqual([]);
    const again = await withoutTrace(test, () => importVolume({ name: 'Another name', procedureNumber: 9 }));
    expect(again.errors).toMatchObject([
      { code: 'DUPLICATE', details: { volumeId: first.data.importVolume.id } },
    ]);
    expect((await importVolume({ pseudonym: 'Case2' })).errors).toEqual([]);
  });
});

describe('superseding', () => {
  let old: VolumeRecord;
  beforeAll(async () => {
    old = await cohort.ultrasound(dataSet, 'Case5');
  });

  const replacement = (changes: Partial<ImportVolumeInput> = {}) =>
    importVolume({
      pseudonym: 'Case5',
      supersedesId: old.id,
      source: cohort.folder.write('new.nii.gz', ultrasoundImage({ seed: 99 })),
      ...changes,
    });

  it('needs the same patient, new or not, and the same data set', async () => {
    const other = await cohort.dataSet('ReMIND');
    for (const changes of [{ pseudonym: 'Case1' }, { pseudonym: 'Nobody yet' }, { dataSetId: other.id }]) {
      const { errors } = await withoutTrace(test, () => replacement(changes));
      expect(errors).toMatchObject([
        { code: 'INVALID_INPUT', message: expect.stringContaining('another patient') },
      ]);
    }
  });

  it('gives a volume one successor', async () => {
    const { data } = await replacement({ supersedesId: old.id.toUpperCase() });
    const newer = data.importVolume.id;
    const { data: found } = await test.execute(
      'query ($id: ID!) { volume(id: $id) { supersededBy { id } } }',
      {
        id: old.id,
      },
    );
    expect(found.volume.supersededBy).toEqual({ id: newer });
    const source = cohort.folder.write('newer.nii.gz', ultrasoundImage({ seed: 100 }));
    const { errors } = await withoutTrace(test, () => replacement({ source }));
    expect(errors).toMatchObject([{ code: 'CONFLICT', details: { supersededById: newer } }]);
  });
});
