import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { storeUpload } from '../../../src/domains/files/service/storeUpload.ts';
import { writeNifti } from '../../../src/formats/nifti/writeNifti.ts';
import type { FileSource } from '../../../src/generated/resolverTypes.ts';
import { boxMask, mriImage } from '../../factories/images.ts';
import {
  createImportedCohort,
  createTestAppWithFolder,
  type ImportedCohort,
} from '../../factories/importedCohort.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import type { TestApp } from '../../support/testApp.ts';
import { withoutTrace } from '../../support/traces.ts';

let test: TestApp;
let cohort: ImportedCohort;
let dataSetId: string;
let close: () => Promise<void>;
const outside = temporaryFolder();

beforeAll(async () => {
  const made = await createTestAppWithFolder();
  ({ test, close } = made);
  cohort = createImportedCohort(test, made.folder);
  dataSetId = (await cohort.dataSet()).id;
});
afterAll(async () => {
  await close();
  outside.remove();
});

const IMPORT = `mutation ($input: ImportVolumeInput!) { importVolume(input: $input) {
  id format voxelType file { hash fileName mediaType } sources { fileName hash sizeBytes kept url }
} }`;

const importFrom = (source: FileSource, pseudonym = 'Case1') =>
  test.execute(
    IMPORT,
    {
      input: {
        ...{ dataSetId, pseudonym, name: 'T1', modality: 'MR', sequence: 'T1', phase: 'PREOPERATIVE' },
        source,
      },
    },
    { role: 'CURATOR' },
  );

async function refusal(source: FileSource) {
  const { errors } = await withoutTrace(test, () => importFrom(source));
  expect(errors).toHaveLength(1);
  return errors[0];
}

/** A NIfTI-1 pair of the image that `seed` gives. */
function pairOf(seed: number): { hdr: Uint8Array; img: Uint8Array } {
  const bytes = writeNifti(mriImage({ seed }), { gzip: false });
  const hdr = bytes.slice(0, 348);
  hdr.set(Buffer.from('ni1\0', 'latin1'), 344);
  new DataView(hdr.buffer).setFloat32(108, 0, true);
  return { hdr, img: bytes.slice(352) };
}

const upload = async (content: Uint8Array, fileName: string): Promise<string> =>
  (
    await storeUpload(test.context('CURATOR'), {
      content,
      mediaType: 'application/octet-stream',
      fileName,
    })
  ).hash;

describe('the sources of a volume', () => {
  it('are the file itself when it is NIfTI, which stays as it came', async () => {
    const { data, errors } = await importFrom(cohort.folder.write('t1.nii.gz', mriImage({ seed: 1 })));
    expect(errors).toEqual([]);
    const { file, sources } = data.importVolume;
    expect(sources).toEqual([
      {
        fileName: 't1.nii.gz',
        hash: file.hash,
        sizeBytes: expect.any(Number),
        kept: true,
        url: `/files/${file.hash}`,
      },
    ]);
  });

  it('are both files of a pair, found beside the header, and the volume is one NIfTI made of them', async () => {
    const { hdr, img } = pairOf(2);
    cohort.folder.write('pair.img', img);
    const { data, errors } = await importFrom(cohort.folder.write('pair.hdr', hdr));
    expect(errors).toEqual([]);
    const { file, sources, format } = data.importVolume;
    expect(format).toBe('NIFTI');
    expect(file).toMatchObject({ fileName: 'pair.nii.gz', mediaType: 'application/x-nifti' });
    expect(sources.map((source: { fileName: string }) => source.fileName)).toEqual(['pair.hdr', 'pair.img']);
    expect(Buffer.from(await test.app.blobs.read(sources[1].hash))).toEqual(Buffer.from(img));
    const stored = gunzipSync(await test.app.blobs.read(file.hash));
    expect(stored.subarray(544)).toEqual(Buffer.from(img));
  });

  it('are uploads as well, under the names that the header knows', async () => {
    const { hdr, img } = pairOf(3);
    const uploadHash = await upload(hdr, 'a.hdr');
    const parts = [{ uploadHash: await upload(img, 'elsewhere'), fileName: 'a.img' }];
    const { data, errors } = await importFrom({ uploadHash, fileName: 'a.hdr', parts });
    expect(errors).toEqual([]);
    expect(data.importVolume.sources.map(({ fileName }: { fileName: string }) => fileName)).toEqual([
      'a.hdr',
      'a.img',
    ]);
  });

  it('are told for annotations too', async () => {
    const volume = await cohort.mri({ id: dataSetId } as never, 'Case9');
    const annotation = await cohort.annotation(volume, { from: [1, 1, 1], to: [3, 3, 3] });
    const { data } = await test.execute(
      'query ($id: ID!) { volume(id: $id) { annotations { file { hash } sources { hash kept } } } }',
      { id: volume.id },
    );
    expect(data.volume.annotations).toEqual([
      { file: { hash: annotation.blobHash }, sources: [{ hash: annotation.blobHash, kept: true }] },
    ]);
  });

  it('may not be changed, and what is said to be kept is a blob', async () => {
    // By the rights of the server's role, and by trigger whatever the role.
    const code = expect.stringMatching(/^(42501|SL001)$/);
    for (const change of ['DELETE FROM volume_source', 'UPDATE annotation_source SET kept = false']) {
      await expect(test.app.pool.query(change)).rejects.toMatchObject({ code });
    }
    const invent = `INSERT INTO volume_source SELECT id, 7, 'x', repeat('a', 64), 1, true FROM volume LIMIT 1`;
    await expect(test.app.pool.query(invent)).rejects.toMatchObject({ code: 'SL003' });
  });
});

describe('companions', () => {
  it('must be there', async () => {
    const { hdr } = pairOf(4);
    const alone = await refusal(cohort.folder.write('alone.hdr', hdr));
    expect(alone).toMatchObject({ code: 'FILE_NOT_FOUND', message: expect.stringMatching(/alone\.img/) });
  });

  it('lie inside the import roots after following links', async () => {
    const { hdr, img } = pairOf(5);
    writeFileSync(join(outside.path, 'secret.img'), img);
    const source = cohort.folder.write('linked.hdr', hdr);
    symlinkSync(join(outside.path, 'secret.img'), join(cohort.folder.path, 'linked.img'));
    expect(await refusal(source)).toMatchObject({ code: 'PATH_NOT_ALLOWED' });
  });

  it('belong to the header: a stranger is refused', async () => {
    const { hdr, img } = pairOf(6);
    const { path } = cohort.folder.write('own.hdr', hdr);
    const parts = [cohort.folder.write('own.img', img), cohort.folder.write('stranger.img', img)];
    expect(await refusal({ path, parts })).toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringMatching(/stranger\.img does not belong to own\.hdr/),
    });
  });

  it('have no parts, no name beside a path, and no folder in their name', async () => {
    const { path } = cohort.folder.write('one.nii.gz', mriImage({ seed: 7 }));
    expect(await refusal({ path, parts: [{ path, parts: [{ path }] }] })).toMatchObject({
      code: 'INVALID_INPUT',
    });
    expect(await refusal({ path, fileName: 'other.nii.gz' })).toMatchObject({ code: 'INVALID_INPUT' });
    const uploadHash = await upload(writeNifti(mriImage({ seed: 8 }), { gzip: true }), 'x.nii.gz');
    for (const fileName of ['../x.nii.gz', '', 'a\u0000b', 'x'.repeat(256)]) {
      expect(await refusal({ uploadHash, fileName })).toMatchObject({ code: 'INVALID_INPUT' });
    }
  });
});

describe('a folder', () => {
  it('must hold DICOM files', async () => {
    const path = join(cohort.folder.path, 'series');
    mkdirSync(path);
    expect(await refusal({ path })).toMatchObject({ code: 'UNSUPPORTED_FORMAT' });
    writeFileSync(join(path, 'README'), 'nothing');
    writeFileSync(
      join(path, 'label.nii.gz'),
      writeNifti(boxMask(mriImage({ seed: 9 }).geometry, { from: [0, 0, 0], to: [1, 1, 1] }), { gzip: true }),
    );
    expect(await refusal({ path })).toMatchObject({
      code: 'UNSUPPORTED_FORMAT',
      message: expect.stringMatching(/without DICOM files/),
    });
  });
});
