import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from '@jest/globals';
import { writeNifti } from '../../../src/formats/nifti/writeNifti.ts';
import { writeNrrd } from '../../../src/formats/nrrd/writeNrrd.ts';
import type { Geometry } from '../../../src/kernels/geometry/types.ts';
import { sliceImage } from '../../../src/kernels/slicing/sliceImage.ts';
import { describeWithPython, runPython } from '../../support/python.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

const geometry: Geometry = {
  size: [3, 4, 5],
  spacingMm: [0.3, 0.5, 0.1 + 0.2],
  originLps: [-12.5, 1 / 3, 8],
  direction: [0.36, 0.48, -0.8, -0.8, 0.6, 0, 0.48, 0.64, 0.6],
};
const data = Int16Array.from({ length: 60 }, (_, n) => 7 * n - 100);

function split(bytes: Uint8Array): { header: string; voxels: Buffer } {
  const end = Buffer.from(bytes).indexOf('\n\n');
  return {
    header: Buffer.from(bytes.subarray(0, end)).toString(),
    voxels: gunzipSync(bytes.subarray(end + 2)),
  };
}

describe('writing NRRD', () => {
  it('states type, sizes, order of bytes and the whole geometry, with every digit', () => {
    const { header, voxels } = split(writeNrrd({ geometry, data }, { content: 'Case 1\nUS ä' }));
    expect(header.split('\n')).toEqual([
      'NRRD0005',
      'type: int16',
      'dimension: 3',
      'space: left-posterior-superior',
      'sizes: 3 4 5',
      `space directions: (0.108,-0.24,0.144) (0.24,0.3,0.32) (${-0.8 * (0.1 + 0.2)},0,${0.6 * (0.1 + 0.2)})`,
      'kinds: domain domain domain',
      'endian: little',
      'encoding: gzip',
      `space origin: (-12.5,${1 / 3},8)`,
      'space units: "mm" "mm" "mm"',
      'content: Case 1 US',
    ]);
    expect(new Int16Array(new Uint8Array(voxels).buffer)).toEqual(data);
  });

  it('gives the same bytes for the same image, and a view its own part', () => {
    const wide = new Int16Array(80).fill(1);
    wide.set(data, 10);
    expect(writeNrrd({ geometry, data: wide.subarray(10, 70) })).toEqual(writeNrrd({ geometry, data }));
  });

  it('refuses a geometry that is none, and data that does not fit', () => {
    const code = (value: string) => expect.objectContaining({ code: value });
    expect(() => writeNrrd({ geometry: { ...geometry, spacingMm: [0, 1, 1] }, data })).toThrow(
      code('UNSUPPORTED_GEOMETRY'),
    );
    expect(() => writeNrrd({ geometry, data: data.subarray(1) })).toThrow(code('INVALID_INPUT'));
  });
});

describeWithPython('exported files in SimpleITK and nibabel', () => {
  const folder = temporaryFolder();
  afterAll(() => folder.remove());
  const put = (name: string, bytes: Uint8Array): string => {
    writeFileSync(join(folder.path, name), bytes);
    return join(folder.path, name);
  };
  const near = (values: readonly number[], digits = 12) =>
    values.map((value) => expect.closeTo(value, digits));
  const sum = (values: Int16Array): number => values.reduce((total, value) => total + value, 0);

  it('NRRD keeps size, spacing, origin, direction and voxels in double precision', () => {
    const [seen] = runPython('read_exports.py', 'image', put('volume.nrrd', writeNrrd({ geometry, data })));
    expect(seen).toEqual({
      size: [3, 4, 5],
      spacing: near(geometry.spacingMm),
      origin: near(geometry.originLps),
      direction: near(geometry.direction),
      sum: sum(data),
    });
  });

  it('2D slices of every axis open with their own spacing, and nibabel knows their place', () => {
    // Axis-parallel: the case in which ITK cannot open a slice whose 3D direction it would cut down to 2 x 2.
    const upright: Geometry = { ...geometry, direction: [1, 0, 0, 0, 1, 0, 0, 0, 1] };
    const slices = [geometry, upright].flatMap((grid) =>
      (['I', 'J', 'K'] as const).map((axis) => sliceImage(data, grid, axis, 2)),
    );
    const files = slices.map((slice, n) =>
      put(`${n}.nii.gz`, writeNifti(slice, { gzip: true, dimensions: 2 })),
    );
    const seen = runPython('read_exports.py', 'image', ...files);
    for (const [n, { geometry: plane, data: pixels }] of slices.entries()) {
      const [sx, sy, sz] = plane.spacingMm;
      const d = plane.direction;
      const column = (axis: number, scale: number) => [
        -d[axis] * scale,
        -d[3 + axis] * scale,
        d[6 + axis] * scale,
      ];
      const [x, y, z] = [column(0, sx), column(1, sy), column(2, sz)];
      const [ox, oy, oz] = plane.originLps;
      expect(seen[n]).toMatchObject({
        size: plane.size.slice(0, 2),
        spacing: near([sx, sy], 6),
        zooms: near([sx, sy], 6),
        direction: near([1, 0, 0, 1], 6),
        sum: sum(pixels),
        nibabelSum: sum(pixels),
        affineRas: near([...rowOf(0, -ox), ...rowOf(1, -oy), ...rowOf(2, oz), 0, 0, 0, 1], 5),
      });
      function rowOf(row: number, origin: number): number[] {
        return [x[row], y[row], z[row], origin];
      }
    }
  });
});
