import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { readNifti } from '../../../src/formats/nifti/readNifti.ts';
import { writeNifti } from '../../../src/formats/nifti/writeNifti.ts';
import { indexToWorld } from '../../../src/kernels/geometry/indexToWorld.ts';
import { sameGrid } from '../../../src/kernels/geometry/sameGrid.ts';
import type { Image, VoxelArray } from '../../../src/kernels/geometry/types.ts';
import { describeWithData, sharedData } from '../../support/sharedData.ts';

interface Facts {
  readonly size: readonly number[];
  readonly type: string;
  readonly affineRas: readonly (readonly number[])[];
  readonly sum: number;
  readonly weightedSum: number;
}

const reference: { nifti: Record<string, Facts>; ultrasound: Record<string, Facts> } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../reference/volumes.json'), 'utf8'),
);

function read(...parts: string[]) {
  return readNifti(readFileSync(sharedData(...parts)), { fileName: parts.at(-1)! });
}

/** Compares with what nibabel reads, whose world is RAS. */
function expectFacts({ geometry, data }: Image<VoxelArray>, facts: Facts): void {
  expect(geometry.size).toEqual(facts.size);
  expect(data.constructor.name.toLowerCase()).toBe(`${facts.type}array`);
  const ras = indexToWorld(geometry).map((value, n) => (n < 8 ? -value : value));
  facts.affineRas.flat().forEach((value, n) => {
    expect(ras[n]).toBeCloseTo(value, 5);
  });
  let [sum, weightedSum] = [0, 0];
  data.forEach((value, n) => {
    sum += value;
    weightedSum += value * n;
  });
  expect(sum / facts.sum).toBeCloseTo(1, 10);
  expect(weightedSum / facts.weightedSum).toBeCloseTo(1, 10);
}

describeWithData('formats/nifti', 'NIfTI files of nibabel and nifti-reader-js', () => {
  test.each(Object.keys(reference.nifti))('%s is read as nibabel reads it', (name) => {
    expectFacts(read('formats/nifti', name).image, reference.nifti[name]);
  });

  test.each([
    ['example4d.nii.gz', 'UNSUPPORTED_DIMENSIONS', '128 x 96 x 24 x 2'],
    ['example_nifti2.nii.gz', 'UNSUPPORTED_DIMENSIONS', '32 x 20 x 12 x 2'],
    ['5D_small.nii', 'UNSUPPORTED_DIMENSIONS', '1 x 2 x 3 x 1 x 3'],
    ['shear.nii.gz', 'UNSUPPORTED_GEOMETRY', 'axes J and K are not perpendicular'],
    ['nifti1.hdr', 'UNSUPPORTED_FORMAT', 'is the header of a NIFTI_PAIR'],
    ['analyze.hdr', 'UNSUPPORTED_FORMAT', 'is ANALYZE'],
    ['not-nifti.nii', 'UNSUPPORTED_FORMAT', 'none of the known'],
  ])('%s is refused with %s', (name, code, message) => {
    expect(() => read('formats/nifti', name)).toThrow(expect.objectContaining({ code }));
    expect(() => read('formats/nifti', name)).toThrow(message);
  });
});

describeWithData('resect', 'volumes of RESECT', () => {
  test.each(Object.keys(reference.ultrasound))('%s has world geometry in its qform alone', (name) => {
    const { image, header } = read('resect', name, `${name}-US-before.nii.gz`);
    expect(header).toMatchObject({ transformSource: 'QFORM', qformCode: 1, sformCode: 0 });
    expectFacts(image, reference.ultrasound[name]);
  });

  test('MRI, ultrasound and lesion of Case24 share one grid', () => {
    const us = read('resect', 'Case24', 'Case24-US-before.nii.gz').image.geometry;
    for (const name of ['T1', 'FLAIR', 'FLAIR-lesion-threshold']) {
      const other = read('resect', 'Case24', `Case24-${name}.nii.gz`).image.geometry;
      expect(sameGrid(us, other)).toEqual({ same: true });
    }
  });

  test('writing and reading a volume keeps voxels and world', () => {
    const { image } = read('resect', 'Case24', 'Case24-US-before.nii.gz');
    const back = readNifti(writeNifti(image, { gzip: true, compressionLevel: 1 }), {
      fileName: 'back',
    }).image;
    expect(Buffer.compare(bytesOf(back.data), bytesOf(image.data))).toBe(0);
    expect(sameGrid(image.geometry, back.geometry, 1e-4)).toEqual({ same: true });
  });
});

const bytesOf = (data: VoxelArray): Buffer => Buffer.from(data.buffer, data.byteOffset, data.byteLength);
