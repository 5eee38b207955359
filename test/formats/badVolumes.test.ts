import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { findCompanionNames } from '../../src/formats/findCompanionNames.ts';
import { readVolumeFiles } from '../../src/formats/readVolumeFiles.ts';
import type { VolumeFile } from '../../src/formats/types.ts';

const file = (fileName: string, ...parts: (string | Uint8Array)[]): VolumeFile => ({
  fileName,
  bytes: Uint8Array.from(Buffer.concat(parts.map((part) => Buffer.from(part as string, 'latin1')))),
});

const NRRD = {
  type: 'short',
  dimension: '3',
  space: 'left-posterior-superior',
  sizes: '2 2 2',
  'space directions': '(1,0,0) (0,1,0) (0,0,1)',
  endian: 'little',
  encoding: 'raw',
};
const MHD = {
  NDims: '3',
  DimSize: '2 2 2',
  ElementSpacing: '1 1 1',
  ElementType: 'MET_SHORT',
  ElementDataFile: 'LOCAL',
};
const VOXELS = new Uint8Array(16).map((_, n) => n);

type Changes = Readonly<Record<string, string | undefined>>;

function nrrd(changes: Changes = {}, data: Uint8Array = VOXELS): VolumeFile {
  const fields = Object.entries({ ...NRRD, ...changes }).filter(([, value]) => value !== undefined);
  const lines = fields.map(([name, value]) => `${name}: ${value}\n`);
  return file('x.nrrd', 'NRRD0004\n', ...lines, '\n', data);
}

function mha(changes: Changes = {}, data: Uint8Array = VOXELS): VolumeFile {
  const fields = Object.entries({ ObjectType: 'Image', ...MHD, ...changes }).filter(
    ([name, value]) => value !== undefined && name !== 'ElementDataFile',
  );
  const lines = fields.map(([name, value]) => `${name} = ${value}\n`);
  return file('x.mha', ...lines, `ElementDataFile = ${changes['ElementDataFile'] ?? 'LOCAL'}\n`, data);
}

const refuses = (code: string, message: string, ...files: VolumeFile[]) =>
  expect(readVolumeFiles(files)).rejects.toMatchObject({
    code,
    message: expect.stringContaining(message),
  });

describe('NRRD', () => {
  test.each<[string, string, Changes]>([
    ['CORRUPT_FILE', 'no field "sizes"', { sizes: undefined }],
    ['CORRUPT_FILE', 'no field "type"', { type: undefined }],
    ['CORRUPT_FILE', 'no field "endian"', { endian: undefined }],
    ['CORRUPT_FILE', 'dimension 2 and sizes 2 2 2', { dimension: '2' }],
    ['CORRUPT_FILE', 'sizes 2 2 0', { sizes: '2 2 0' }],
    ['CORRUPT_FILE', 'sizes 2 2 NaN', { sizes: '2 2 x' }],
    ['CORRUPT_FILE', '"byte skip"', { 'byte skip': '1.5' }],
    ['CORRUPT_FILE', 'skips 3', { 'line skip': '3' }],
    ['CORRUPT_FILE', 'announces 17 bytes', { 'byte skip': '1' }],
    ['CORRUPT_FILE', '3 sizes but 2 space directions', { 'space directions': '(1,0,0) (0,1,0)' }],
    ['PAYLOAD_TOO_LARGE', '2199023255552', { sizes: '1048576 1048576 1' }],
    ['PAYLOAD_TOO_LARGE', 'announces', { 'byte skip': '9007199254740991' }],
    ['UNSUPPORTED_FORMAT', 'type "block"', { type: 'block' }],
    ['UNSUPPORTED_FORMAT', 'encoding "hex"', { encoding: 'hex' }],
    ['UNSUPPORTED_DIMENSIONS', '2 x 2 x 2 x 2', { ...fourAxes('(0,0,0)'), sizes: '2 2 2 2' }],
    ['UNSUPPORTED_DIMENSIONS', '3 x 2 x 2 x 2', { ...fourAxes('none'), sizes: '3 2 2 2' }],
    ['UNSUPPORTED_GEOMETRY', 'which side is left', { space: '3D-right-handed' }],
    ['UNSUPPORTED_GEOMETRY', 'a space without a name', { space: undefined }],
    ['UNSUPPORTED_GEOMETRY', 'not mm', { 'space units': '"cm" "cm" "cm"' }],
    ['UNSUPPORTED_GEOMETRY', 'x.nrrd cannot be used', { 'space directions': '(0,0,0) (0,1,0) (0,0,1)' }],
    ['UNSUPPORTED_GEOMETRY', 'sheared', { 'space directions': '(1,0,0) (0.5,1,0) (0,0,1)' }],
    ['UNSUPPORTED_GEOMETRY', 'spacing', { 'space directions': '(nan,0,0) (0,1,0) (0,0,1)' }],
    ['UNSUPPORTED_GEOMETRY', 'origin', { 'space origin': '(inf,0,0)' }],
    ['UNSUPPORTED_GEOMETRY', 'voxel size is unknown', { space: undefined, 'space directions': undefined }],
  ])('is refused with %s: %s', (code, message, changes) => refuses(code, message, nrrd(changes)));

  test('is refused when cut short, at every length', async () => {
    const { bytes } = nrrd();
    for (let length = 0; length < bytes.length; length++) {
      const cut = { fileName: 'x.nrrd', bytes: bytes.slice(0, length) };
      await expect(readVolumeFiles([cut])).rejects.toMatchObject({ code: expect.any(String) });
    }
  });

  test('stops a bomb at the size that its header announces', () => {
    const bomb = gzipSync(new Uint8Array(50_000_000));
    return refuses('PAYLOAD_TOO_LARGE', 'more than the 16 bytes', nrrd({ encoding: 'gzip' }, bomb));
  });

  test('names what is damaged in compressed data', async () => {
    const packed = gzipSync(VOXELS);
    await refuses('CORRUPT_FILE', 'truncated', nrrd({ encoding: 'gzip' }, packed.subarray(0, 20)));
    await refuses('CORRUPT_FILE', 'x.nrrd are damaged', nrrd({ encoding: 'gzip' }, packed.fill(7, 12, 16)));
    await refuses('CORRUPT_FILE', 'bzip2 data of x.nrrd', nrrd({ encoding: 'bz2' }, VOXELS));
  });

  test.each([
    ['1 2 3 4 5 6 7', 'only 7'],
    ['1 2 3 4 5 6 7 8 9', 'there are more'],
    ['1 2 3 4 5 6 7 x', 'written as "x"'],
    ['1 2 3 4 5 6 7 1.5', 'written as "1.5"'],
    ['1 2 3 4 5 6 7 40000', 'written as "40000"'],
    [`1 2 3 4 5 6 7 ${'8'.repeat(100)}`, 'which is no value'],
  ])('refuses the numbers %s', (text, message) =>
    refuses('CORRUPT_FILE', message, nrrd({ encoding: 'ascii' }, Buffer.from(text))),
  );

  test('takes what the format allows', async () => {
    for (const changes of [
      { ...fourAxes('none'), sizes: '1 2 2 2' },
      { space: 'LPST', 'space units': '"mm" "mm" "mm"' },
      { endian: undefined, type: 'uchar' },
      { 'own:=': 'key' },
    ]) {
      await expect(readVolumeFiles([nrrd(changes)])).resolves.toMatchObject({ format: 'NRRD' });
    }
  });

  test('reads the files of a list in their order', async () => {
    const head = file('x.nhdr', ...headerOf({ 'data file': 'LIST' }), 'b.raw\na.raw\n');
    const parts = [file('a.raw', VOXELS.subarray(8)), file('b.raw', VOXELS.subarray(0, 8))];
    expect(findCompanionNames(head)).toEqual([['b.raw'], ['a.raw']]);
    const { image, sources } = await readVolumeFiles([head, ...parts]);
    expect(sources).toEqual([0, 2, 1]);
    expect(Buffer.from(image.data.buffer)).toEqual(Buffer.from(VOXELS));
  });

  test('names the files of a pattern', () => {
    const head = file('x.nhdr', ...headerOf({ 'data file': 'slice%03d.raw 1 4 1' }));
    expect(findCompanionNames(head).flat()).toEqual([1, 2, 3, 4].map((n) => `slice00${n}.raw`));
    for (const pattern of ['s%d.raw 1 100000 1', 's%d.raw 4 1 1', 's%d.raw 1 4 0']) {
      expect(() => findCompanionNames(file('x.nhdr', ...headerOf({ 'data file': pattern })))).toThrow(
        expect.objectContaining({ code: 'CORRUPT_FILE' }),
      );
    }
  });
});

test('bzip2 leaves no handlers with the process', async () => {
  const count = () =>
    process.listenerCount('uncaughtException') + process.listenerCount('unhandledRejection');
  const before = count();
  await refuses('CORRUPT_FILE', 'bzip2', nrrd({ encoding: 'bz2' }, VOXELS));
  expect(count()).toBe(before);
});

describe('MetaImage', () => {
  test.each<[string, string, Changes]>([
    ['CORRUPT_FILE', 'no field NDims', { NDims: undefined }],
    ['CORRUPT_FILE', 'NDims 2 and DimSize 2 2 2', { NDims: '2' }],
    ['CORRUPT_FILE', 'DimSize 2 2 -1', { DimSize: '2 2 -1' }],
    ['CORRUPT_FILE', 'TransformMatrix of x.mha has 4 numbers', { TransformMatrix: '1 0 0 1' }],
    ['CORRUPT_FILE', 'neither True nor False', { CompressedData: 'maybe' }],
    ['CORRUPT_FILE', 'HeaderSize', { HeaderSize: '-2' }],
    ['CORRUPT_FILE', 'zlib data of x.mha', { CompressedData: 'True' }],
    ['CORRUPT_FILE', 'truncated', { DimSize: '2 2 3' }],
    ['PAYLOAD_TOO_LARGE', 'announces', { DimSize: '1048576 1048576 1' }],
    ['UNSUPPORTED_FORMAT', 'MET_FLOAT_MATRIX', { ElementType: 'MET_FLOAT_MATRIX' }],
    ['UNSUPPORTED_FORMAT', 'MetaIO object Tube', { ObjectType: 'Tube' }],
    ['UNSUPPORTED_FORMAT', 'scales its voxels', { ElementToIntensityFunctionSlope: '2' }],
    ['UNSUPPORTED_DIMENSIONS', 'ElementNumberOfChannels', { ElementNumberOfChannels: '3' }],
    ['UNSUPPORTED_DIMENSIONS', 'tracked frames', { Seq_Frame0000_Timestamp: '1' }],
    ['UNSUPPORTED_GEOMETRY', 'voxel size is unknown', { ElementSpacing: undefined }],
    ['UNSUPPORTED_GEOMETRY', 'ElementSpacing', { ElementSpacing: '1 nan 1' }],
    ['UNSUPPORTED_GEOMETRY', 'ElementSpacing', { ElementSpacing: '1 -1 1' }],
    ['UNSUPPORTED_GEOMETRY', 'direction of length 2', { TransformMatrix: '2 0 0 0 1 0 0 0 1' }],
    ['UNSUPPORTED_GEOMETRY', 'sheared', { TransformMatrix: '1 0 0 0.6 0.8 0 0 0 1' }],
  ])('is refused with %s: %s', (code, message, changes) => refuses(code, message, mha(changes)));

  test('takes a fourth axis of size 1 and a plane', async () => {
    const four = mha({ NDims: '4', DimSize: '2 2 2 1', ElementSpacing: '1 2 3 1', Offset: '4 5 6 0' });
    const { image } = await readVolumeFiles([four]);
    expect(image.geometry).toMatchObject({ size: [2, 2, 2], spacingMm: [1, 2, 3], originLps: [4, 5, 6] });
    const plane = mha({ NDims: '2', DimSize: '4 2', ElementSpacing: '1 2', TransformMatrix: '0 1 -1 0' });
    expect((await readVolumeFiles([plane])).image.geometry).toMatchObject({
      size: [4, 2, 1],
      direction: [0, -1, 0, 1, 0, 0, 0, 0, 1],
    });
  });

  test('takes the end of a data file behind a header of unknown length', async () => {
    const data = Buffer.concat([Buffer.from('something before'), VOXELS]);
    const { image } = await readVolumeFiles([mha({ HeaderSize: '-1' }, data)]);
    expect(image.data).toEqual(new Int16Array(VOXELS.buffer));
  });
});

describe('a data file that a header names', () => {
  const names = [
    '../secret.raw',
    '/etc/passwd',
    'a/../../b.raw',
    'C:\\secret.raw',
    '..\\secret.raw',
    '\\\\host\\x',
  ];

  test.each(names)('is refused outside the folder of the header: %s', (name) => {
    for (const head of [
      file('x.nhdr', ...headerOf({ 'data file': name })),
      { ...mha({ ElementDataFile: name }), fileName: 'x.mhd' },
    ]) {
      expect(() => findCompanionNames(head)).toThrow(expect.objectContaining({ code: 'PATH_NOT_ALLOWED' }));
    }
  });

  test('must be given', () =>
    refuses('FILE_NOT_FOUND', 'its data file x.raw', file('x.nhdr', ...headerOf({ 'data file': 'x.raw' }))));

  test('is not voxels in gzip around the header', () =>
    refuses('UNSUPPORTED_FORMAT', 'NRRD inside gzip', { fileName: 'x.gz', bytes: gzipSync(nrrd().bytes) }));
});

function headerOf(changes: Changes): string[] {
  const fields = Object.entries({ ...NRRD, ...changes }).filter(([, value]) => value !== undefined);
  return ['NRRD0004\n', ...fields.map(([name, value]) => `${name}: ${value}\n`)];
}

function fourAxes(extra: string): Changes {
  return { dimension: '4', 'space directions': `${extra} (1,0,0) (0,1,0) (0,0,1)` };
}
