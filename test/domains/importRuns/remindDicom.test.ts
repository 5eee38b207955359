import { cpSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { importDataset } from '../../../src/domains/importRuns/service/importDataset.ts';
import type { ImportDatasetInput } from '../../../src/generated/resolverTypes.ts';
import { createTestAppWithFolder } from '../../factories/importedCohort.ts';
import type { ImportFolder } from '../../factories/importFolder.ts';
import { writeLabel, writeMri, writeSweep } from '../../factories/remindFolder.ts';
import { buildXlsx } from '../../support/buildXlsx.ts';
import { describeWithData, sharedData } from '../../support/sharedData.ts';
import type { TestApp } from '../../support/testApp.ts';

let test: TestApp;
let folder: ImportFolder;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ test, folder, close } = await createTestAppWithFolder());
});
afterAll(() => close());

/** Imports a folder; gives its items, series by the name of their folder. */
async function importFolder(root: string, input: Partial<ImportDatasetInput> = {}) {
  const { run } = await importDataset(test.context('CURATOR'), {
    root: join(folder.path, root),
    ...input,
  });
  await test.drainJobs();
  const items = await test.app.prisma.importItem.findMany({ where: { runId: run.id } });
  const { state, layout } = await test.app.prisma.importRun.findUniqueOrThrow({ where: { id: run.id } });
  return { state, layout, items };
}

const outcomes = (items: Awaited<ReturnType<typeof importFolder>>['items']): Record<string, string> =>
  Object.fromEntries(
    items
      .filter(({ kind }) => kind !== 'PATIENT')
      .map(({ key, outcome, reason }) => [
        /(\d+)\.000000[^/]*\/[^/]*$/.exec(key)?.[1] ?? key,
        [outcome, reason].filter(Boolean).join(' '),
      ]),
  );

const PREOP = 'tcia/ReMIND-001/12-25-1982-NA-Preop-90477';
const INTRAOP = 'tcia/ReMIND-001/12-25-1982-NA-Intraop-90478';

beforeAll(() => {
  const preop = { folder: PREOP };
  const intraop = { folder: INTRAOP, study: 'Intraop' };
  writeMri(folder, { ...preop, number: 1, description: '3D_AX_T1_postcontrast' });
  writeMri(folder, { ...preop, number: 2, description: '3D_AX_T2_SPACE', zs: [0, 3, 6, 9] });
  writeMri(folder, { ...preop, number: 3, description: '2D_AX_DWI', zs: [0, 5] });
  writeLabel(folder, {
    ...preop,
    number: 300,
    description: 'ventricles seg - MR ref: 3D_AX_T1_postcontrast',
  });
  writeLabel(folder, { ...preop, number: 303, description: 'tumor seg - MR ref: 3D_AX_T1_postcontrast' });
  writeSweep(folder, { ...intraop, number: 11, description: 'US_pre_dura' });
  writeSweep(folder, { ...intraop, number: 12, description: 'US_post_dura' });
  writeSweep(folder, { ...intraop, number: 13, description: 'US_pre_imri' });
  writeMri(folder, { ...intraop, number: 14, description: '3D_AX_T1_postcontrast', zs: [0, 7] });
  folder.write('tcia/LICENSE', 'CC BY 4.0');
});

describe('ReMIND as DICOM folders', () => {
  it('is told by headers: what is used comes in, and the rest says why not', async () => {
    const { state, layout, items } = await importFolder('tcia');
    expect([state, layout]).toEqual(['COMPLETED', 'REMIND']);
    expect(outcomes(items)).toEqual({
      1: 'IMPORTED',
      2: 'IMPORTED',
      3: 'SKIPPED SERIES_NOT_USED',
      11: 'IMPORTED',
      12: 'IMPORTED',
      13: 'SKIPPED PHASE_NOT_USED',
      14: 'SKIPPED PHASE_NOT_USED',
      300: 'IMPORTED',
      303: 'IMPORTED',
      LICENSE: 'SKIPPED NO_IMAGE_DATA',
    });
    const volumes = await test.app.prisma.volume.findMany({ orderBy: { name: 'asc' } });
    expect(volumes.map(({ name, sequence, phase, format }) => [name, sequence, phase, format])).toEqual([
      ['3D_AX_T1_postcontrast', 'T1CE', 'PREOPERATIVE', 'DICOM'],
      ['3D_AX_T2_SPACE', 'T2', 'PREOPERATIVE', 'DICOM'],
      ['US_post_dura', 'B_MODE', 'POST_DURA', 'DICOM'],
      ['US_pre_dura', 'B_MODE', 'PRE_DURA', 'DICOM'],
    ]);
    const labels = await test.app.prisma.annotation.findMany({ orderBy: { structure: 'asc' } });
    expect(
      labels.map(({ structure, origin, tool, voxelCount }) => [structure, origin, tool, voxelCount]),
    ).toEqual([
      ['TUMOUR', 'MANUAL', null, 8],
      ['VENTRICLES', 'AUTOMATIC', 'Brainlab', 8],
    ]);
  });

  it('imports nothing twice, and a changed slice supersedes its volume', async () => {
    const again = await importFolder('tcia', { layout: 'REMIND' });
    expect(Object.values(outcomes(again.items)).filter((text) => text === 'UNCHANGED')).toHaveLength(6);
    expect(again.items.filter(({ outcome }) => outcome === 'IMPORTED')).toEqual([]);
    writeMri(folder, {
      ...{ folder: PREOP, number: 2, description: '3D_AX_T2_SPACE', zs: [0, 3, 6, 9] },
      change: { '0020,0032 DS': undefined, '0020,0037 DS': '1\\0\\0\\0\\1\\0' },
    });
    const damaged = await importFolder('tcia');
    expect(outcomes(damaged.items)['2']).toBe('FAILED UNSUPPORTED_GEOMETRY');
    writeMri(folder, { folder: PREOP, number: 2, description: '3D_AX_T2_SPACE', zs: [0, 3, 6, 9, 12] });
    const changed = await importFolder('tcia');
    expect(outcomes(changed.items)['2']).toBe('SUPERSEDED');
  });

  it('quarantines a series by its tags and goes on with the others', async () => {
    const bad = { folder: 'bad/ReMIND-002/12-25-1982-NA-Preop-1', patient: 'ReMIND-002' };
    writeMri(folder, {
      ...{ ...bad, number: 1, description: 'AX_T1', zs: [0, 2] },
      change: { '0010,0030 DA': '19700101', '0008,0090 PN': 'HOUSE^GREGORY' },
    });
    writeMri(folder, { ...bad, number: 2, description: 'AX_T2', zs: [0, 2, 4] });
    writeLabel(folder, { ...bad, number: 303, description: 'tumor seg - MR ref: AX_T1' });
    writeMri(folder, {
      ...{ ...bad, number: 4, description: 'AX_T1_postcontrast' },
      change: { '0010,0020 LO': '01017012345', '0010,0010 PN': 'X1' },
    });
    const cut = writeMri(folder, { ...bad, number: 5, description: 'AX_FLAIR', zs: [0, 2, 4, 6] });
    truncateSync(join(folder.path, cut, '1-4.dcm'), 400);
    folder.write(`${bad.folder}/6.000000-text-1/1-1.dcm`, 'not DICOM');
    const { state, items } = await importFolder('bad', { name: 'Bad' });
    expect(state).toBe('COMPLETED');
    expect(outcomes(items)).toMatchObject({
      1: 'QUARANTINED IDENTIFYING_DATA',
      2: 'IMPORTED',
      303: 'SKIPPED PARTNER_MISSING',
      4: 'NEEDS_ATTENTION INVALID_ENTRY',
      5: expect.stringMatching(/^FAILED/),
      6: 'FAILED UNSUPPORTED_FORMAT',
    });
    const messages = items.map(({ message, patient }) => `${message} ${patient}`).join('\n');
    expect(messages).toContain('PatientBirthDate (0010,0030)');
    expect(messages).not.toMatch(/1970|HOUSE|01017012345/);
    expect(items.filter(({ key }) => key.includes('/5.'))).toEqual([
      expect.objectContaining({ kind: 'VOLUME', reason: 'CORRUPT_FILE' }),
      expect.objectContaining({ kind: 'FILE', reason: 'CORRUPT_FILE' }),
    ]);
  });

  it('reads a header that is longer than what it looks at first', async () => {
    const place = { folder: 'long/ReMIND-003/12-25-1982-NA-Preop-1', patient: 'ReMIND-003' };
    const table = { '0028,1201 OW': Buffer.alloc(100_000, 1) };
    writeMri(folder, { ...place, number: 1, description: 'AX_T1', zs: [0, 9], change: table });
    expect(outcomes((await importFolder('long', { name: 'Long', dryRun: true })).items)).toEqual({
      1: 'IMPORTED',
    });
  });
});

it('takes tumour type and first surgery from a sheet of an Excel file', async () => {
  for (const patient of ['ReMIND-004', 'ReMIND-005', 'ReMIND-006']) {
    const zs = [0, Number(patient.slice(-1))];
    const place = { folder: `clinic/${patient}/12-25-1982-NA-Preop-1`, patient };
    writeMri(folder, { ...place, number: 1, description: 'AX_T1', zs });
  }
  const sheet = [
    ['Case Number', 'Histopathology', 'Prior surgery'],
    [4, 'Astrocytoma', 0],
    [5, 'Glioblastoma', 1],
  ];
  folder.write('clinic/clinical.xlsx', buildXlsx(sheet));
  const clinical = { file: 'clinical.xlsx', patientColumn: 'Case Number', histologyColumn: 'Histopathology' };
  const eligibility = { name: 'first-surgery', column: 'Prior surgery', accept: ['0'] };
  const { items } = await importFolder('clinic', { name: 'Clinic', clinical, eligibility });
  expect(
    items.filter(({ kind }) => kind === 'PATIENT').map(({ key, outcome, reason }) => [key, outcome, reason]),
  ).toEqual(
    expect.arrayContaining([
      ['ReMIND-004', 'IMPORTED', null],
      ['ReMIND-005', 'SKIPPED', 'NOT_ELIGIBLE'],
      ['ReMIND-006', 'NEEDS_ATTENTION', 'NOT_IN_TABLE'],
    ]),
  );
  const four = await test.app.prisma.patient.findFirstOrThrow({ where: { pseudonym: 'ReMIND-004' } });
  expect(four.histology).toBe('Astrocytoma');
  const missing = { ...clinical, sheet: 'Patients' };
  const { state } = await importFolder('clinic', { name: 'Clinic', clinical: missing });
  expect(state).toBe('FAILED');
});

describeWithData('remind-022', 'ReMIND-022 in its flat folder', () => {
  it('lands both series, and the glioma with 799 voxels on the T1; again imports nothing twice', async () => {
    cpSync(sharedData('remind-022'), join(folder.path, 'flat'), { recursive: true });
    const first = await importFolder('flat', { layout: 'REMIND' });
    const kinds = (items: typeof first.items) =>
      items.map(({ kind, outcome, patient }) => `${kind} ${outcome} ${patient}`).sort();
    expect(kinds(first.items)).toEqual([
      'ANNOTATION IMPORTED ReMIND-022',
      'PATIENT IMPORTED ReMIND-022',
      'VOLUME IMPORTED ReMIND-022',
      'VOLUME IMPORTED ReMIND-022',
    ]);
    const glioma = await test.app.prisma.annotation.findFirstOrThrow({
      where: { volume: { patient: { pseudonym: 'ReMIND-022' } } },
      include: { volume: true, annotator: true },
    });
    expect(glioma).toMatchObject({ structure: 'TUMOUR', origin: 'MANUAL', voxelCount: 799 });
    expect(glioma.volume).toMatchObject({ name: '3D_AX_T1_postcontrast', size: [248, 256, 176] });
    const second = await importFolder('flat', { layout: 'REMIND' });
    expect(kinds(second.items)).toEqual([
      'ANNOTATION UNCHANGED ReMIND-022',
      'PATIENT UNCHANGED ReMIND-022',
      'VOLUME UNCHANGED ReMIND-022',
      'VOLUME UNCHANGED ReMIND-022',
    ]);
  }, 60_000);
});
