import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { readVolumeFiles } from '../../src/formats/readVolumeFiles.ts';
import { minc1File } from '../factories/minc1File.ts';

const COSINES = { xspace: [1, 0, 0], yspace: [0, 1, 0], zspace: [0, 0, 1] } as const;

type Attributes = Record<string, string | readonly number[]>;

const dimension = (name: keyof typeof COSINES, length: number, changes: Attributes = {}) => ({
  name,
  length,
  attributes: { step: [2], start: [-10], direction_cosines: COSINES[name], spacing: 'regular__', ...changes },
});

const UNSCALED = { signtype: 'signed__', valid_range: [0, 100] };
const VOXELS = Array.from({ length: 24 }, (_, n) => n);
const limits = (values: readonly number[]) => values;

const read = (bytes: Uint8Array) => readVolumeFiles([{ fileName: 'x.mnc', bytes }]);

const file = (changes: Attributes = {}, others: Partial<Parameters<typeof minc1File>[0]> = {}) =>
  minc1File({
    dimensions: [dimension('zspace', 2), dimension('yspace', 3), dimension('xspace', 4, changes)],
    voxels: VOXELS,
    attributes: UNSCALED,
    imageMin: limits([0, 0]),
    imageMax: limits([100, 100]),
    ...others,
  });

describe('MINC 1', () => {
  test('is RAS: LPS turns x and y over; whole numbers without a scale keep their type', async () => {
    const { image, voxelType, format } = await read(file());
    expect({ format, voxelType }).toEqual({ format: 'MINC', voxelType: 'int16' });
    expect(image.geometry).toEqual({
      size: [4, 3, 2],
      spacingMm: [2, 2, 2],
      originLps: [10, 10, -10],
      direction: [-1, 0, 0, 0, -1, 0, 0, 0, 1],
    });
    expect(image.data).toEqual(Int16Array.from(VOXELS));
  });

  test('is the same inside gzip', async () => {
    expect((await read(gzipSync(file()))).image).toEqual((await read(file())).image);
  });

  test('turns an axis over whose step is negative', async () => {
    const { image } = await read(file({ step: [-2], start: [10] }));
    expect(image.geometry).toMatchObject({
      originLps: [-10, 10, -10],
      direction: [1, 0, 0, 0, -1, 0, 0, 0, 1],
    });
  });

  test('takes the dimensions in their order, the fastest as i', async () => {
    const dimensions = [
      dimension('xspace', 2),
      dimension('zspace', 3),
      dimension('yspace', 4, { step: [3] }),
    ];
    const { image } = await read(file({}, { dimensions }));
    expect(image.geometry).toMatchObject({
      size: [4, 3, 2],
      spacingMm: [3, 2, 2],
      direction: [0, 0, -1, -1, 0, 0, 0, 1, 0],
    });
  });

  test('adds starts along direction cosines', async () => {
    const c = Math.cos(0.3);
    const s = Math.sin(0.3);
    const dimensions = [
      dimension('zspace', 2),
      dimension('yspace', 3, { direction_cosines: [-s, c, 0], start: [5] }),
      dimension('xspace', 4, { direction_cosines: [c, s, 0], start: [20] }),
    ];
    const { originLps } = (await read(file({}, { dimensions }))).image.geometry;
    expect(originLps[0]).toBeCloseTo(-(20 * c - 5 * s), 12);
    expect(originLps[1]).toBeCloseTo(-(20 * s + 5 * c), 12);
  });

  test('scales each slice from the valid range to its limits and cuts what is outside', async () => {
    const attributes = { signtype: 'signed__', valid_range: [0, 20] };
    const { image } = await read(file({}, { attributes, imageMin: [0, 100], imageMax: [2, 300] }));
    expect(image.data).toBeInstanceOf(Float32Array);
    expect([image.data[10], image.data[12], image.data[23]]).toEqual([1, 220, 300]);
  });

  test.each<[string, string, Attributes]>([
    ['UNSUPPORTED_GEOMETRY', 'spacing is "irregular"', { spacing: 'irregular' }],
    ['UNSUPPORTED_GEOMETRY', 'units are "cm"', { units: 'cm' }],
    ['UNSUPPORTED_GEOMETRY', 'no unit vector', { direction_cosines: [1, 1, 0] }],
    ['UNSUPPORTED_GEOMETRY', 'alignment', { alignment: 'start_' }],
    ['UNSUPPORTED_GEOMETRY', 'spacing', { step: [0] }],
    ['UNSUPPORTED_GEOMETRY', 'spacing', { step: [Number.NaN] }],
    ['UNSUPPORTED_GEOMETRY', 'sheared', { direction_cosines: [0.6, 0.8, 0] }],
  ])('is refused with %s: %s', (code, message, changes) =>
    expect(read(file(changes))).rejects.toMatchObject({ code, message: expect.stringContaining(message) }),
  );

  test.each<[string, string, Partial<Parameters<typeof minc1File>[0]>]>([
    ['CORRUPT_FILE', 'valid_range', { attributes: { valid_range: [5, 5] } }],
    ['CORRUPT_FILE', 'image-min', { imageMin: [0, Number.NaN] }],
    ['UNSUPPORTED_FORMAT', 'without a fixed length', { dimensions: [dimension('zspace', 0)] }],
    ['UNSUPPORTED_DIMENSIONS', 'zspace 2', { dimensions: [dimension('zspace', 2)] }],
    [
      'PAYLOAD_TOO_LARGE',
      'announces',
      { dimensions: [dimension('zspace', 1 << 20), dimension('yspace', 1 << 20)] },
    ],
  ])('is refused with %s: %s', (code, message, others) =>
    expect(read(file({}, others))).rejects.toMatchObject({ code, message: expect.stringContaining(message) }),
  );

  test('is refused when cut short, at every length', async () => {
    const bytes = file();
    for (let length = 1; length < bytes.length; length += 3) {
      await expect(read(bytes.slice(0, length))).rejects.toMatchObject({ code: expect.any(String) });
    }
  });
});
