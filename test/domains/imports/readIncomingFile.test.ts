import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { storeUpload } from '../../../src/domains/files/service/storeUpload.ts';
import { writeNifti } from '../../../src/formats/nifti/writeNifti.ts';
import { mriImage } from '../../factories/images.ts';
import { createImportedCohort, createTestAppWithFolder } from '../../factories/importedCohort.ts';
import type { ImportFolder } from '../../factories/importFolder.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import type { TestApp } from '../../support/testApp.ts';
import { withoutTrace } from '../../support/traces.ts';

let test: TestApp;
let folder: ImportFolder;
let dataSetId: string;
let close: () => Promise<void>;
const outside = temporaryFolder();

beforeAll(async () => {
  ({ test, folder, close } = await createTestAppWithFolder({ flags: { maxUploadBytes: '1MiB' } }));
  dataSetId = (await createImportedCohort(test, folder).dataSet()).id;
  writeFileSync(join(outside.path, 'secret.nii.gz'), writeNifti(mriImage(), { gzip: true }));
});
afterAll(async () => {
  await close();
  outside.remove();
});

const importFrom = (source: unknown) =>
  test.execute(
    'mutation ($input: ImportVolumeInput!) { importVolume(input: $input) { id name file { hash fileName } } }',
    {
      input: {
        ...{
          dataSetId,
          pseudonym: 'Case1',
          name: 'T1',
          modality: 'MR',
          sequence: 'T1',
          phase: 'PREOPERATIVE',
        },
        source,
      },
    },
    { role: 'CURATOR' },
  );

async function refusal(source: unknown) {
  const { errors } = await withoutTrace(test, () => importFrom(source));
  expect(errors).toHaveLength(1);
  return errors[0];
}

describe('the source of an import', () => {
  it('is a file that was uploaded before', async () => {
    const content = writeNifti(mriImage({ seed: 3 }), { gzip: true });
    const upload = { content, mediaType: 'application/octet-stream', fileName: 'uploaded.nii.gz' };
    const { hash } = await storeUpload(test.context('CURATOR'), upload);
    const { data, errors } = await importFrom({ uploadHash: hash.toUpperCase() });
    expect(errors).toEqual([]);
    expect(data.importVolume.file).toEqual({ hash, fileName: 'uploaded.nii.gz' });
  });

  it('is exactly one of upload and path', async () => {
    const { path } = folder.write('a.nii.gz', mriImage());
    const uploadHash = createHash('sha256').update('nothing').digest('hex');
    for (const source of [{}, { uploadHash, path }, { uploadHash: null, path: null }]) {
      expect(await refusal(source)).toMatchObject({ code: 'INVALID_INPUT' });
    }
  });

  it('is an upload that exists', async () => {
    const hash = createHash('sha256').update('never sent').digest('hex');
    for (const uploadHash of [hash, hash.slice(1), '../../../etc/passwd', '', 'x\u0000']) {
      expect((await refusal({ uploadHash })).code).toMatch(/FILE_NOT_FOUND|INVALID_INPUT/);
    }
  });

  it('is an upload that is whole, or nothing is imported', async () => {
    const content = writeNifti(mriImage({ seed: 4 }), { gzip: true });
    const { hash } = await test.app.blobs.put(content);
    await storeUpload(test.context('CURATOR'), { content, mediaType: 'x/y', fileName: null });
    truncateSync(join(test.app.config.dataDir, 'blobs', hash.slice(0, 2), hash.slice(2, 4), hash), 100);
    expect(await refusal({ uploadHash: hash })).toMatchObject({ code: 'CORRUPT_FILE' });
  });

  const OUTSIDE: [string, () => string][] = [
    ['an absolute path', () => join(outside.path, 'secret.nii.gz')],
    [
      'a path that climbs out',
      () => join(folder.path, '..', relative(join(folder.path, '..'), outside.path), 'secret.nii.gz'),
    ],
    [
      'a path with .. left in it',
      () => `${folder.path}/x/../../${relative(join(folder.path, '..'), outside.path)}/secret.nii.gz`,
    ],
    ['a relative path', () => relative(process.cwd(), join(outside.path, 'secret.nii.gz'))],
    ['a symbolic link to a file', () => link(join(outside.path, 'secret.nii.gz'), 'link.nii.gz')],
    ['a path through a symbolic link to a folder', () => join(link(outside.path, 'linked'), 'secret.nii.gz')],
    ['a neighbour whose name begins alike', () => `${folder.path}-2/secret.nii.gz`],
    ['a file of the system', () => '/etc/passwd'],
    ['a path with a null character', () => `${folder.path}/a\u0000.nii.gz`],
    ['no path', () => ''],
    ['a URL', () => 'file:///etc/passwd'],
  ];

  const link = (target: string, name: string): string => {
    const path = join(folder.path, name);
    symlinkSync(target, path);
    return path;
  };

  it.each(OUTSIDE)('is inside the allowed folders: %s', async (_, path) => {
    expect(await refusal({ path: path() })).toMatchObject({ code: 'PATH_NOT_ALLOWED' });
  });

  it('is there', async () => {
    expect(await refusal({ path: join(folder.path, 'absent.nii.gz') })).toMatchObject({
      code: 'FILE_NOT_FOUND',
    });
  });

  it('is one regular file: no folder and no pipe, which would never end', async () => {
    const inner = join(folder.path, 'inner');
    mkdirSync(inner);
    expect(await refusal({ path: inner })).toMatchObject({ code: 'UNSUPPORTED_FORMAT' });
    symlinkSync(outside.path, join(inner, 'linked'));
    expect(await refusal({ path: inner })).toMatchObject({ code: 'PATH_NOT_ALLOWED' });
    if (process.platform === 'win32') return;
    const pipe = join(folder.path, 'pipe.nii.gz');
    execFileSync('mkfifo', [pipe]);
    expect(await refusal({ path: pipe })).toMatchObject({ code: 'UNSUPPORTED_FORMAT' });
  });

  it('is no larger than an upload may be', async () => {
    const { path } = folder.write('large.nii', Buffer.alloc(2 ** 20 + 1));
    expect(await refusal({ path })).toMatchObject({
      code: 'PAYLOAD_TOO_LARGE',
      details: { sizeBytes: 1_048_577, maxBytes: 1_048_576 },
    });
  });
});
