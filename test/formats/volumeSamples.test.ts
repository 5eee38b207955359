import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { SonoledgerError } from '../../src/errors/sonoledgerError.ts';
import { readVolumeFiles } from '../../src/formats/readVolumeFiles.ts';
import type { ReadVolume } from '../../src/formats/types.ts';
import { sameGrid } from '../../src/kernels/geometry/sameGrid.ts';
import type { VoxelArray } from '../../src/kernels/geometry/types.ts';
import { expectVolume, type VolumeReference } from '../support/expectVolume.ts';
import { describeWithData, sharedData } from '../support/sharedData.ts';
import { volumeFiles } from '../support/volumeFiles.ts';

const { samples }: { samples: Record<string, VolumeReference> } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../reference/formats.json'), 'utf8'),
);
const DOCUMENT = join(import.meta.dirname, '../../docs/formats.md');
const HEADING = '| file | read as, or refused |\n|---|---|\n';
const FOLDERS = ['nifti', 'nrrd', 'metaimage', 'minc'];

const read = async (name: string): Promise<ReadVolume> =>
  readVolumeFiles(volumeFiles(sharedData('formats', name)));

describeWithData('formats', 'the sample files of the formats', () => {
  test.each(Object.keys(samples))('%s is read as nibabel or SimpleITK reads it', async (name) => {
    expectVolume((await read(name)).image, samples[name]);
  });

  test('are read or refused as docs/formats.md says', async () => {
    const table = (await Promise.all(sampleNames().map(rowOf))).join('\n');
    const document = readFileSync(DOCUMENT, 'utf8');
    const written = `${document.slice(0, document.indexOf(HEADING) + HEADING.length)}${table}\n`;
    if (process.env['SONOLEDGER_WRITE_DOCS']) writeFileSync(DOCUMENT, written);
    // SONOLEDGER_WRITE_DOCS=1 writes the table anew.
    expect(readFileSync(DOCUMENT, 'utf8')).toBe(written);
  });

  test.each([
    ['nrrd/FLAIR.nrrd', 'nifti/FLAIR.nii.gz'],
    ['nifti/big.nii.gz', 'nifti/little.nii.gz'],
    ['nrrd/BallBinary30x30x30.nhdr', 'nrrd/BallBinary30x30x30.nii.gz'],
    ['nrrd/BallBinary30x30x30_bz2.nrrd', 'nrrd/BallBinary30x30x30.nrrd'],
    ['nrrd/BallBinary30x30x30_gz_lineskip.nrrd', 'nrrd/BallBinary30x30x30.nrrd'],
    ['nrrd/BallBinary30x30x30_gz_byteskip_minus_one.nrrd', 'nrrd/BallBinary30x30x30.nrrd'],
    ['nrrd/BallBinary30x30x30_byteskip_minus_one.nhdr', 'nrrd/BallBinary30x30x30.nrrd'],
    ['nrrd/BallBinary30x30x30_byteskip_minus_one_nifti.nhdr', 'nrrd/BallBinary30x30x30.nrrd'],
    ['minc/minc1_1_scale.mnc', 'minc/minc2_1_scale.mnc'],
  ])('%s and %s are one volume', async (name, twin) => {
    const [a, b] = [(await read(name)).image, (await read(twin)).image];
    expect(sameGrid(a.geometry, b.geometry, 1e-4)).toEqual({ same: true });
    expect(a.data.constructor).toBe(b.data.constructor);
    expect(Buffer.compare(bytesOf(a.data), bytesOf(b.data))).toBe(0);
  });
});

const bytesOf = (data: VoxelArray): Buffer => Buffer.from(data.buffer, data.byteOffset, data.byteLength);

const sampleNames = (): string[] =>
  FOLDERS.flatMap((folder) =>
    readdirSync(sharedData('formats', folder))
      .filter((name) => !/^LICENSE|\.raw$/.test(name))
      .sort()
      .map((name) => `${folder}/${name}`),
  );

async function rowOf(name: string): Promise<string> {
  return `| \`${name}\` | ${await read(name).then(described, refused)} |`;
}

const described = ({ format, voxelType, image }: ReadVolume): string =>
  `${format}, ${voxelType}, ${image.geometry.size.join(' x ')}`;

function refused(error: unknown): string {
  if (error instanceof SonoledgerError) return `${error.code}: ${error.message}`;
  throw error;
}
