import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { linkPatients } from '../../src/domains/cohort/service/linkPatients.ts';
import { createFreeze } from '../../src/domains/freezes/service/createFreeze.ts';
import { createSliceRule } from '../../src/domains/slices/service/createSliceRule.ts';
import { readNifti } from '../../src/formats/nifti/readNifti.ts';
import type { Freeze, Slice } from '../../src/generated/prisma/client.ts';
import { sliceImage } from '../../src/kernels/slicing/sliceImage.ts';
import {
  createTestAnnotation,
  createTestPatientWithUltrasound,
  type TestPatient,
} from '../factories/cohort.ts';
import { createTestSlicing } from '../factories/freezes.ts';
import { boxMask, ultrasoundImage } from '../factories/images.ts';
import { commandLine } from '../support/commandLine.ts';
import { describeWithPython, runPython } from '../support/python.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { createTestHttp, rawRequest, type TestHttp } from '../support/testHttp.ts';

const folder = temporaryFolder();
const spacingMm = [0.5, 0.75, 2] as const;
let test: TestHttp;
let patients: readonly TestPatient[];
let freeze: Freeze;
let slices: readonly Slice[];

/** Three patients of 12 slices each, in three folds. The second one's label file says 255. */
beforeAll(async () => {
  test = await createTestHttp();
  const made: TestPatient[] = [];
  for (const [n, pseudonym] of ['A', 'B', 'C'].entries()) {
    const ultrasound = ultrasoundImage({ seed: n + 1, spacingMm, originLps: [10 * n, -5, 3] });
    const patient = await createTestPatientWithUltrasound(test, pseudonym, ultrasound);
    const mask = boxMask(ultrasound.geometry, { from: [8, 6, 4], to: [11, 9, 7] });
    const file = n === 1 ? { ...mask, data: mask.data.map((value) => 255 * value) } : mask;
    await createTestSlicing(test, await createTestAnnotation(test, patient.ultrasound, mask, { file }), mask);
    made.push(patient);
  }
  patients = made;
  freeze = await freezeWith('Export test', 3);
  slices = await test.app.prisma.slice.findMany({ orderBy: { id: 'asc' } });
});
afterAll(async () => {
  await test.close();
  folder.remove();
});

async function freezeWith(name: string, foldCount: number): Promise<Freeze> {
  const context = test.context('CURATOR');
  const rule = await createSliceRule(context, { name, axes: ['I', 'J', 'K'], labelSources: ['US_MANUAL'] });
  return (await createFreeze(context, { name, sliceRuleId: rule.id, foldCount })).freeze;
}

const get = (path: string, init?: RequestInit): Promise<Response> =>
  fetch(`${test.url}/exports/${path}`, init);

async function bytesOf(path: string): Promise<Uint8Array> {
  const response = await get(path);
  expect(response.status).toBe(200);
  return new Uint8Array(await response.arrayBuffer());
}

async function errorOf(path: string): Promise<[number, string]> {
  const response = await get(path);
  const { error } = (await response.json()) as { error: { code: string } };
  return [response.status, error.code];
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const exportFreeze = (out: string, ...options: string[]) => {
  mkdirSync(join(folder.path, out), { recursive: true });
  return commandLine(
    ...['--url', test.url, '--json', 'export', 'freeze', freeze.name, '--out', join(folder.path, out)],
    ...options,
  );
};

describe('GET /exports of a record', () => {
  it('gives a volume as NIfTI-1 and as NRRD, with a name of its own', async () => {
    const { id } = patients[0].ultrasound;
    const response = await get(`volume/${id}`);
    expect(response.headers.get('content-disposition')).toBe('attachment; filename=A_A-US.nii.gz');
    expect(response.headers.get('content-security-policy')).toMatch(/^sandbox/);
    const bytes = new Uint8Array(await response.arrayBuffer());
    const { image, header } = readNifti(bytes, { fileName: 'export' });
    const wanted = ultrasoundImage({ seed: 1, spacingMm, originLps: [0, -5, 3] });
    expect(header.version).toBe(1);
    expect(image.data).toEqual(wanted.data);
    expect(image.geometry).toEqual(wanted.geometry);
    const headers = { 'if-none-match': String(response.headers.get('etag')) };
    expect((await rawRequest(`${test.url}/exports/volume/${id}`, { headers })).status).toBe(304);
    const head = await get(`volume/${id}`, { method: 'HEAD' });
    expect(head.headers.get('content-length')).toBe(String(bytes.length));
    expect(Buffer.from(await bytesOf(`volume/${id}?format=nrrd`)).toString('latin1', 0, 8)).toBe('NRRD0005');
  });

  it('gives an annotation with the values as stored', async () => {
    const annotation = await test.app.prisma.annotation.findFirstOrThrow({
      where: { volumeId: patients[1].ultrasound.id },
    });
    const { image } = readNifti(await bytesOf(`annotation/${annotation.id}`), { fileName: 'export' });
    expect(new Set(image.data)).toEqual(new Set([0, 255]));
  });

  it('gives a slice with its own spacing and place, and its label as 0 and 1', async () => {
    const parent = ultrasoundImage({ seed: 2, spacingMm, originLps: [10, -5, 3] });
    const slice = slices.find(({ axis, index, id }) => axis === 'I' && index === 9 && id > 12n) as Slice;
    const wanted = sliceImage(parent.data, parent.geometry, 'I', 9);
    const read = async (query: string) =>
      readNifti(await bytesOf(`slice/${slice.id}${query}`), { fileName: 'export' }).image;
    expect(await read('')).toEqual(wanted);
    expect(new Set((await read('?part=label')).data)).toEqual(new Set([0, 1]));
  });

  it('says what cannot be had', async () => {
    const run = await test.app.prisma.annotatorRun.create({
      data: { name: 'None', kind: 'PSEUDO_LABEL', registrationMethod: 'LC2_RIGID' },
    });
    const missing = await test.app.prisma.prediction.create({
      data: {
        annotatorRunId: run.id,
        volumeId: patients[0].ultrasound.id,
        state: 'MISSING',
        missingReason: 'NOT_REGISTERED',
      },
    });
    expect(await errorOf(`prediction/${missing.id}`)).toEqual([409, 'CONFLICT']);
    expect(await errorOf(`volume/${randomUUID()}`)).toEqual([404, 'UNKNOWN_ID']);
    expect(await errorOf('volume/..%2f..%2fetc')).toEqual([404, 'UNKNOWN_ID']);
    expect(await errorOf('slice/-1')).toEqual([404, 'UNKNOWN_ID']);
    expect(await errorOf(`volume/${patients[0].ultrasound.id}?format=png`)).toEqual([400, 'INVALID_INPUT']);
    expect(await errorOf(`freeze/${freeze.id}?number=1000`)).toEqual([400, 'INVALID_INPUT']);
    expect(await errorOf(`freeze/${randomUUID()}`)).toEqual([404, 'UNKNOWN_ID']);
  });
});

describe('a freeze as an nnU-Net data set', () => {
  it('is written by the command line, whole or not at all, and the same each time', async () => {
    const { code, out, notes } = await exportFreeze(
      'one',
      '--dataset-number',
      '7',
      '--dataset-name',
      'My set',
    );
    expect({ code, notes: code === 0 ? '' : notes }).toEqual({ code: 0, notes: '' });
    const written = JSON.parse(out);
    const root = join(folder.path, 'one/Dataset007_My-set');
    expect(written).toMatchObject({ folder: root, caseCount: 36, fileCount: 4 + 72 + 1 });
    expect(readdirSync(root).sort()).toEqual(
      [
        'SHA256SUMS',
        'cases.csv',
        'dataset.json',
        'freeze.json',
        'imagesTr',
        'labelsTr',
        'splits_final.json',
      ].sort(),
    );
    expect(written.hash).toBe(sha256(readFileSync(join(root, 'SHA256SUMS'))));
    const [event] = await test.app.prisma.ledgerEvent.findMany({ where: { action: 'FREEZE_EXPORTED' } });
    expect(event).toMatchObject({ entityId: freeze.id, after: { hash: written.hash, caseCount: 36 } });

    const twice = await exportFreeze('one', '--dataset-number', '7', '--dataset-name', 'My set');
    expect([twice.code, twice.notes]).toEqual([3, expect.stringContaining('is there already')]);
    const other = JSON.parse(
      (await exportFreeze('two', '--dataset-number', '7', '--dataset-name', 'My set')).out,
    );
    expect(other.hash).toBe(written.hash);
    const [one, two] = await Promise.all([bytesOf(`freeze/${freeze.id}`), bytesOf(`freeze/${freeze.id}`)]);
    expect(sha256(one)).toBe(sha256(two));
  });

  it('names every case with patient, fold, area, label and hashes', () => {
    const [head, first, ...rest] = readFileSync(join(folder.path, 'one/Dataset007_My-set/cases.csv'), 'utf8')
      .trimEnd()
      .split('\n');
    expect(rest).toHaveLength(35);
    const row = Object.fromEntries(head.split(',').map((name, n) => [name, first.split(',')[n]]));
    expect(row).toMatchObject({
      ...{ case: 'A_A-US_I_0008', data_set: 'Test', patient: 'A', volume: 'A US', axis: 'I', index: '8' },
      ...{ area_mm2: '24', label_pixels: '16', spacing_mm: '0.75 2 0.5', label_source: 'US_MANUAL' },
      ...{ registration_method: '', volume_sha256: patients[0].ultrasound.blobHash },
    });
    expect(slices.map(({ id }) => String(id))).toContain(row.slice_id);
  });

  it('splits by patient', () => {
    const splits = JSON.parse(
      readFileSync(join(folder.path, 'one/Dataset007_My-set/splits_final.json'), 'utf8'),
    );
    expect(splits).toHaveLength(3);
    for (const { train, val } of splits) {
      const patientsOf = (names: string[]) => new Set(names.map((name) => name.split('_')[0]));
      expect([...patientsOf(val)].filter((name) => patientsOf(train).has(name))).toEqual([]);
      expect(train.length + val.length).toBe(36);
    }
  });

  describeWithPython('by the rules of nnU-Net', () => {
    it('keeps them, and its pixels and spacings give the areas of the freeze', () => {
      const root = join(folder.path, 'one/Dataset007_My-set');
      const { problems, areasMm2, splits } = runPython('read_exports.py', 'dataset', root);
      expect([problems, splits]).toEqual([[], 3]);
      expect(areasMm2).toMatchObject({ 'A_A-US_I_0008': 24, 'A_A-US_J_0006': 16, 'B_B-US_K_0004': 6 });
    });
  });

  it('holds no splits for a single fold', async () => {
    const single = await freezeWith('Single', 1);
    const archive = Buffer.from(await bytesOf(`freeze/${single.id}`)).toString('latin1');
    expect(archive).toContain('Dataset501_Single/cases.csv');
    expect(archive).not.toContain('splits_final.json');
  });

  it('leaves nothing behind when the server breaks off', async () => {
    const { run } = test.app.threads;
    const threads = test.app.threads as { run: unknown };
    threads.run = () => Promise.reject(new Error('thread died'));
    try {
      const { code, notes } = await exportFreeze('broken');
      expect(code).not.toBe(0);
      expect(notes).toMatch(/SERVER_UNREACHABLE|HASH_MISMATCH/);
      expect(readdirSync(join(folder.path, 'broken'))).toEqual([]);
    } finally {
      threads.run = run;
    }
  });

  it('is refused once two of its patients turn out to be one person, before the first byte', async () => {
    const [one, other] = patients.map(({ patient }) => patient.id);
    await linkPatients(test.context('CURATOR'), {
      patientId: one,
      samePersonAsId: other,
      grounds: 'found out',
    });
    expect(await errorOf(`freeze/${freeze.id}`)).toEqual([409, 'CONFLICT']);
    rmSync(join(folder.path, 'two'), { recursive: true });
    const { code, notes } = await exportFreeze('two');
    expect([code, notes]).toEqual([3, expect.stringContaining('Test A = Test B')]);
    expect(existsSync(join(folder.path, 'two/Dataset501_Export-test'))).toBe(false);
  });
});
