import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSetRecord } from '../../../src/graphql/records.ts';
import { dicomStack, type SliceOptions } from '../../factories/dicomSlice.ts';
import {
  createImportedCohort,
  createTestAppWithFolder,
  type ImportedCohort,
} from '../../factories/importedCohort.ts';
import { describeWithData, sharedData } from '../../support/sharedData.ts';
import type { TestApp } from '../../support/testApp.ts';

let test: TestApp;
let cohort: ImportedCohort;
let dataSet: DataSetRecord;
let close: () => Promise<void>;

beforeAll(async () => {
  const made = await createTestAppWithFolder();
  ({ test, close } = made);
  cohort = createImportedCohort(test, made.folder);
  dataSet = await cohort.dataSet('ReMIND');
});
afterAll(() => close());

const VOLUME = `mutation ($input: ImportVolumeInput!) { importVolume(input: $input) {
  id format voxelType geometry { size spacingMm } file { fileName }
} }`;
const ANNOTATION = `mutation ($input: ImportAnnotationInput!) { importAnnotation(input: $input) { id voxelCount } }`;

/** Writes slices of values that make an image into a folder of their own and gives it as a source. */
function series(name: string, zs: readonly number[], options: SliceOptions = {}): { path: string } {
  const path = join(cohort.folder.path, name);
  mkdirSync(path, { recursive: true });
  for (const { fileName, bytes } of dicomStack(zs, options)) {
    writeFileSync(join(path, `${options.seriesUid ?? ''}${fileName}`), bytes);
  }
  return { path };
}

const importVolume = (name: string, source: { path: string }, dicom?: object) =>
  test.execute(
    VOLUME,
    {
      input: {
        ...{ dataSetId: dataSet.id, pseudonym: 'ReMIND-022', name, source, dicom },
        ...{ modality: 'MR', sequence: 'T1', phase: 'PREOPERATIVE' },
      },
    },
    { role: 'CURATOR' },
  );

const importAnnotation = (volumeId: string, source: { path: string }, more: object = {}) =>
  test.execute(
    ANNOTATION,
    { input: { volumeId, structure: 'TUMOUR', origin: 'MANUAL', source, ...more } },
    { role: 'CURATOR' },
  );

describe('importVolume of a DICOM folder', () => {
  it('stores a NIfTI and hashes of the UIDs, and keeps no DICOM file', async () => {
    const { data, errors } = await importVolume('plain', series('plain', [6, 0, 3]));
    expect(errors).toEqual([]);
    expect(data.importVolume).toMatchObject({
      format: 'DICOM',
      voxelType: 'uint16',
      geometry: { size: [4, 3, 3], spacingMm: [1, 2, 3] },
    });
    const volumeId = data.importVolume.id;
    const sources = await test.app.prisma.volumeSource.findMany({ where: { volumeId } });
    expect(sources.map(({ kept }) => kept)).toEqual([false, false, false]);
    const row = await test.app.prisma.dicomSeries.findUniqueOrThrow({ where: { volumeId } });
    expect(row).toMatchObject({ seriesNumber: '7', seriesDescription: 'T1' });
    expect(JSON.stringify(row)).not.toContain('1.2.3');
  });

  it('lists several series and takes the chosen one', async () => {
    series('two', [0, 3], { seriesUid: '1.2.8' });
    const source = series('two', [0, 2, 4], { seriesUid: '1.2.9' });
    const { errors } = await importVolume('two', source);
    expect(errors[0]).toMatchObject({ code: 'INVALID_INPUT' });
    expect(errors[0].message).toContain('  2: series 7 "T1" (MR), 4 x 3 x 3');
    const chosen = await importVolume('two', source, { series: 2 });
    expect(chosen.data.importVolume.geometry.size).toEqual([4, 3, 3]);
  });

  it('refuses what may identify a person by tag and never by value', async () => {
    const change = { '0010,0010 PN': 'DOE^JOHN', '0010,0030 DA': '19700101' };
    const source = series('named', [0, 3, 6, 9], { change });
    const accept = { accept: ['BIRTH_DATE'], reason: 'dummy dates' };
    for (const dicom of [undefined, accept]) {
      const { errors } = await importVolume('named', source, dicom);
      expect(errors[0]).toMatchObject({ code: 'IDENTIFYING_DATA' });
      expect(errors[0].message).toContain('NAMES: PatientName (0010,0010)');
      expect(errors[0].message).not.toMatch(/DOE|1970/);
    }
  });

  it('takes what a person answers for, with the reason in the ledger', async () => {
    const source = series('private', [0, 3, 6, 9, 12], { change: { '0009,1001 LO': 'coil' } });
    const accept = ['PRIVATE_TAGS'];
    const unanswered = await importVolume('private', source, { accept });
    expect(unanswered.errors[0]).toMatchObject({ code: 'INVALID_INPUT' });
    const { data, errors } = await importVolume('private', source, { accept, reason: 'coil names only' });
    expect(errors).toEqual([]);
    const [event] = await test.app.prisma.ledgerEvent.findMany({ where: { entityId: data.importVolume.id } });
    expect(event.after).toMatchObject({
      deidentification: { accepted: ['PRIVATE_TAGS'], reason: 'coil names only' },
    });
  });
});

describeWithData('remind-022', 'ReMIND-022 as a user imports it', () => {
  it('brings in both series and lands the glioma on its T1 with 799 voxels, and not on its T2', async () => {
    const copied = (name: string): { path: string } => {
      const path = join(cohort.folder.path, name);
      mkdirSync(path);
      for (const file of readdirSync(sharedData('remind-022', name))) {
        writeFileSync(join(path, file), readFileSync(sharedData('remind-022', name, file)));
      }
      return { path };
    };
    const t1 = await importVolume('T1', copied('3DAXT1postcontrast_MRI'));
    const t2 = await importVolume('T2', copied('3DAXT2SPACE_MRI'));
    expect([...t1.errors, ...t2.errors]).toEqual([]);
    expect(t1.data.importVolume.geometry.size).toEqual([248, 256, 176]);
    const bytes = readFileSync(sharedData('remind-022', 'Tumor_segmentation.dcm'));
    const seg = cohort.folder.write('Tumor_segmentation.dcm', bytes);
    const glioma = await importAnnotation(t1.data.importVolume.id, seg);
    expect(glioma.errors).toEqual([]);
    expect(glioma.data.importAnnotation.voxelCount).toBe(799);
    const elsewhere = await importAnnotation(t2.data.importVolume.id, seg);
    expect(elsewhere.errors[0]).toMatchObject({ code: 'GRID_MISMATCH' });
    const wrongOrigin = await importAnnotation(t1.data.importVolume.id, seg, {
      origin: 'AUTOMATIC',
      tool: 'BrainLab',
    });
    expect(wrongOrigin.errors[0].message).toContain('says that its segment is MANUAL');
  }, 60_000);
});
