import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readTransformFile } from '../../../src/formats/transform/readTransformFile.ts';
import { transformPoint } from '../../../src/kernels/geometry/transformPoint.ts';
import type { Vec3 } from '../../../src/kernels/geometry/types.ts';

const FOLDER = join(import.meta.dirname, '../../reference/transforms');
const file = (name: string): Uint8Array => readFileSync(join(FOLDER, `${name}.h5`));
const read = (bytes: Uint8Array) => readTransformFile(bytes, { fileName: 'pose.h5' });
const expected: Record<string, { from: Vec3; to: Vec3 }[]> = JSON.parse(
  readFileSync(join(FOLDER, 'expected.json'), 'utf8'),
);

describe('ITK transforms in HDF5', () => {
  it.each(Object.entries(expected))('of SimpleITK map points as SimpleITK does: %s', async (name, points) => {
    const { matrix, ...convention } = await read(file(name));
    expect(convention).toEqual({ format: 'ITK_HDF5', space: 'LPS', direction: 'FIXED_TO_MOVING' });
    for (const { from, to } of points) {
      expect(transformPoint(matrix, from)).toEqual(to.map((value) => expect.closeTo(value, 10)));
    }
  });

  it('are refused when they deform', async () => {
    await expect(read(file('bspline'))).rejects.toMatchObject({ code: 'UNSUPPORTED_FORMAT' });
  });

  it('are refused when they are damaged, and the next file is read', async () => {
    const whole = file('euler');
    await expect(read(whole.subarray(0, 200))).rejects.toMatchObject({ code: 'CORRUPT_FILE' });
    await expect(read(whole.subarray(0, 8))).rejects.toMatchObject({ code: 'CORRUPT_FILE' });
    const scrambled = Uint8Array.from(whole, (byte, n) => (n > 100 && n % 5 === 0 ? byte ^ 0x5a : byte));
    await expect(read(scrambled)).rejects.toMatchObject({
      code: expect.stringMatching(/CORRUPT_FILE|UNSUPPORTED_FORMAT/),
    });
    expect((await read(whole)).format).toBe('ITK_HDF5');
  });

  it('leave text files to their readers', async () => {
    const text = new TextEncoder().encode('1 0 0 5 0 1 0 0 0 0 1 0 0 0 0 1');
    expect((await read(text)).format).toBe('TEXT');
  });
});
