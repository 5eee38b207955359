import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { detectFormat } from '../../src/formats/detectFormat.ts';
import { describeWithData, sharedData } from '../support/sharedData.ts';

describe('detectFormat', () => {
  test('sees through gzip', () => {
    expect(detectFormat(gzipSync('MNI Tag Point File\n'), 'points')).toEqual({
      format: 'MNI_TAG',
      gzip: true,
    });
  });

  test('an unknown content is refused with the name of the file', () => {
    expect(() => detectFormat(Buffer.from('hello'), 'hello.nii')).toThrow('The content of hello.nii is none');
    expect(() => detectFormat(gzipSync('hello'), 'hello.gz')).toThrow(
      expect.objectContaining({ code: 'UNSUPPORTED_FORMAT' }),
    );
  });

  test('an empty file and a damaged gzip stream are corrupt', () => {
    expect(() => detectFormat(new Uint8Array(0), 'x')).toThrow(
      expect.objectContaining({ code: 'CORRUPT_FILE' }),
    );
    const damaged = Buffer.from(gzipSync('MNI Tag Point File\n'));
    damaged.fill(0xff, 10);
    expect(() => detectFormat(damaged, 'x')).toThrow(expect.objectContaining({ code: 'CORRUPT_FILE' }));
  });
});

describeWithData('formats', 'real files', () => {
  test.each([
    ['nifti', 'FLAIR.nii.gz', 'NIFTI'],
    ['nifti', 'example_nifti2.nii.gz', 'NIFTI'],
    ['nifti', 'nifti1.hdr', 'NIFTI_PAIR'],
    ['nifti', 'analyze.hdr', 'ANALYZE'],
    ['nrrd', 'FLAIR.nrrd', 'NRRD'],
    ['minc', 'minc1_1_scale.mnc', 'MINC1'],
    ['minc', 'minc2_1_scale.mnc', 'HDF5'],
    ['dicom/pydicom', 'MR_small.dcm', 'DICOM'],
    ['tag', 'ibis_LandmarkRegistration.tag', 'MNI_TAG'],
    ['tag', 'ibis_LandmarkRegistration.xfm', 'MNI_TRANSFORM'],
  ])('%s/%s is %s', (folder, name, format) => {
    const bytes = readFileSync(sharedData('formats', folder, name));
    expect(detectFormat(bytes, name).format).toBe(format);
  });

  test('every MetaImage header is told', () => {
    const folder = sharedData('formats/metaimage');
    const names = readdirSync(folder).filter((name) => /\.mh[ad]$/.test(name));
    expect(names).not.toHaveLength(0);
    for (const name of names) {
      expect([name, detectFormat(readFileSync(`${folder}/${name}`), name).format]).toEqual([
        name,
        'METAIMAGE',
      ]);
    }
  });
});
