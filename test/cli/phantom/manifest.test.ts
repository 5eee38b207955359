import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { readManifest } from '../../../src/cli/phantom/readManifest.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

const hash = '0'.repeat(64);
const good = {
  format: 'sonoledger-manifest@1',
  request: '{}',
  dataSet: { name: 'Phantom', licence: 'CC0-1.0', citation: 'none' },
  patients: [
    {
      pseudonym: 'phantom-01',
      histology: null,
      volumes: [
        {
          file: 'phantom-01/US.nii.gz',
          sha256: hash,
          name: 'US',
          modality: 'US',
          sequence: 'B_MODE',
          phase: 'PRE_DURA',
        },
      ],
      annotations: [],
      landmarks: [],
    },
  ],
};

let next = 0;
function folderWith(content: string): string {
  const path = join(folder.path, String(next++));
  mkdirSync(path);
  writeFileSync(join(path, 'manifest.json'), content);
  return path;
}

const withFile = (file: string) => {
  const copy = structuredClone(good);
  copy.patients[0].volumes[0].file = file;
  return JSON.stringify(copy);
};

describe('readManifest', () => {
  it('reads what a cohort holds', async () => {
    await expect(readManifest(folderWith(JSON.stringify(good)))).resolves.toEqual(good);
  });

  it('says what to give when there is none', async () => {
    await expect(readManifest(join(folder.path, 'absent'))).rejects.toMatchObject({
      code: 'FILE_NOT_FOUND',
      message: expect.stringMatching(/sonoledger phantom --out/),
    });
  });

  it.each([
    'not JSON',
    '[]',
    '{}',
    JSON.stringify({ ...good, format: 'other@2' }),
    JSON.stringify({ ...good, patients: [] }),
  ])('refuses %s', async (content) => {
    await expect(readManifest(folderWith(content))).rejects.toMatchObject({ code: 'CORRUPT_FILE' });
  });

  it.each([
    '/etc/passwd',
    '../secret.nii',
    'phantom-01/../../x.nii',
    './x.nii',
    '',
    'C:\\x.nii',
    'a//b',
    '..',
  ])('refuses a file outside of its folder: %s', async (file) => {
    await expect(readManifest(folderWith(withFile(file)))).rejects.toMatchObject({ code: 'CORRUPT_FILE' });
  });
});
