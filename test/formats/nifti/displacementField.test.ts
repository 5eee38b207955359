import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { readDisplacementField } from '../../../src/formats/nifti/readDisplacementField.ts';
import { readNifti } from '../../../src/formats/nifti/readNifti.ts';
import { writeDisplacementField } from '../../../src/formats/nifti/writeDisplacementField.ts';
import { createMapToMoving } from '../../../src/kernels/deformation/createMapToMoving.ts';
import { nodesLps } from '../../../src/kernels/deformation/nodesLps.ts';
import type { DisplacementField } from '../../../src/kernels/deformation/types.ts';
import { IDENTITY_MAT4 } from '../../../src/kernels/geometry/identityMat4.ts';
import type { Geometry } from '../../../src/kernels/geometry/types.ts';

const c = Math.cos(0.4);
const s = Math.sin(0.4);
const geometry: Geometry = {
  size: [9, 8, 7],
  spacingMm: [3, 4, 5],
  originLps: [-10, 5, 20],
  direction: [c, -s, 0, s, c, 0, 0, 0, 1],
};
const field: DisplacementField = {
  geometry,
  displacementsMm: Float32Array.from(nodesLps(geometry), (_, n) => {
    const [x, y, z] = nodesLps(geometry).subarray(n - (n % 3), n - (n % 3) + 3);
    return [1 + 2 * Math.sin(0.1 * y), -3 + Math.cos(0.1 * x), 0.5 + 0.02 * z][n % 3];
  }),
};
const file = writeDisplacementField(field);
const read = (bytes: Uint8Array, space: 'LPS' | 'RAS' = 'LPS') =>
  readDisplacementField(bytes, { fileName: 'warp.nii.gz', space });

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return (error as { code: string }).code;
  }
  return 'NO_ERROR';
}

/** The same file with some header fields changed. */
function changed(change: (view: DataView) => void): Uint8Array {
  const bytes = Uint8Array.from(gunzipSync(file));
  change(new DataView(bytes.buffer));
  return bytes;
}

describe('a displacement field file', () => {
  it('gives back what was written, and the same bytes each time', () => {
    const back = read(file);
    expect(back.displacementsMm).toEqual(field.displacementsMm);
    expect(back.geometry.size).toEqual(geometry.size);
    expect(back.geometry.originLps).toEqual(geometry.originLps.map((value) => expect.closeTo(value, 5)));
    expect(writeDisplacementField(field)).toEqual(file);
  });

  it('maps points as SimpleITK 2.5.7 does when it reads the same file', () => {
    const map = createMapToMoving({ movingToFixedLps: IDENTITY_MAT4, field: read(file) });
    const out = new Float64Array(3);
    map(-5, 20, 30, out);
    expect([...out]).toEqual([-2.1885732580912323, 17.86887321256522, 31.100000023841858].map(near));
    map(0, 15.5, 41.3, out);
    expect([...out]).toEqual([2.9628575879350363, 13.487676566470723, 42.625999958515166].map(near));
  });

  it('turns components over that are RAS', () => {
    const [x, y, z] = read(file, 'RAS').displacementsMm;
    const d = field.displacementsMm;
    expect([x, y, z]).toEqual([-d[0], -d[1], d[2]]);
  });

  it('is no volume, and a volume is no field', () => {
    expect(codeOf(() => readNifti(file, { fileName: 'warp.nii.gz' }))).toBe('UNSUPPORTED_DIMENSIONS');
    expect(codeOf(() => read(changed((view) => view.setInt16(40, 3, true))))).toBe('UNSUPPORTED_DIMENSIONS');
  });

  it.each([
    ['UNSUPPORTED_FORMAT', () => Uint8Array.of(1, 2, 3)],
    ['UNSUPPORTED_FORMAT', () => changed((view) => view.setInt16(70, 4, true))],
    ['CORRUPT_FILE', () => gzipSync(gunzipSync(file).subarray(0, 2000))],
    ['NON_FINITE_VALUES', () => changed((view) => view.setFloat32(400, Number.NaN, true))],
    ['CORRUPT_FILE', () => changed((view) => view.setFloat32(108, Number.NaN, true))],
    ['CORRUPT_FILE', () => changed((view) => view.setFloat32(108, -8, true))],
  ])('is refused with %s when it cannot be used', (code, make) => {
    expect(codeOf(() => read(make()))).toBe(code);
  });
});

const near = (value: number) => expect.closeTo(value, 6);
