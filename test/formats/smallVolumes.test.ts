import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from '@jest/globals';
import { readVolumeFiles } from '../../src/formats/readVolumeFiles.ts';
import { expectVolume, type VolumeReference } from '../support/expectVolume.ts';

const { small }: { small: Record<string, VolumeReference & { bytes: string }> } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../reference/formats.json'), 'utf8'),
);

describe('small NRRD and MetaImage files with one trap each', () => {
  test.each(Object.keys(small))('%s is read as SimpleITK reads it', async (fileName) => {
    const bytes = Uint8Array.from(Buffer.from(small[fileName].bytes, 'base64'));
    expectVolume((await readVolumeFiles([{ fileName, bytes }])).image, small[fileName]);
  });
});
