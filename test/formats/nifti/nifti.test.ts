import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { readNifti } from '../../../src/formats/nifti/readNifti.ts';
import { readNiftiHeader } from '../../../src/formats/nifti/readNiftiHeader.ts';
import { writeNifti } from '../../../src/formats/nifti/writeNifti.ts';
import { handedness } from '../../../src/kernels/geometry/handedness.ts';
import { rigidToMat4 } from '../../../src/kernels/geometry/rigidToMat4.ts';
import { sameGrid } from '../../../src/kernels/geometry/sameGrid.ts';
import type { Geometry, Image, Mat3, Vec3, VoxelArray } from '../../../src/kernels/geometry/types.ts';

const fileName = 'volume.nii';

function rotated(rotationVectorRad: Vec3): Mat3 {
  const m = rigidToMat4({ translationMm: [0, 0, 0], rotationVectorRad, centreLps: [0, 0, 0] });
  return [m[0], m[1], m[2], m[4], m[5], m[6], m[8], m[9], m[10]];
}

const geometry: Geometry = {
  size: [2, 3, 4],
  spacingMm: [0.5, 0.75, 1.25],
  originLps: [-12.5, 30.25, 7],
  direction: rotated([0.3, -0.2, 0.5]),
};

const image: Image<Int16Array> = { geometry, data: Int16Array.from({ length: 24 }, (_, n) => 100 * n - 700) };

/** The bytes of a valid file with some header fields changed. */
function changed(
  change: (view: DataView, bytes: Uint8Array) => void,
  source: Image<VoxelArray> = image,
): Uint8Array {
  const bytes = writeNifti(source, { gzip: false });
  change(new DataView(bytes.buffer), bytes);
  return bytes;
}

function setFloats(view: DataView, offsets: readonly number[], value: number): void {
  for (const at of offsets) view.setFloat32(at, value, true);
}

const read = (bytes: Uint8Array, maxBytes?: number) => readNifti(bytes, { fileName, maxBytes });

describe('writing and reading', () => {
  test.each([
    Uint8Array,
    Int8Array,
    Uint16Array,
    Int16Array,
    Uint32Array,
    Int32Array,
    Float32Array,
    Float64Array,
  ])('%p comes back with its type, values and place', (ArrayType) => {
    for (const gzip of [false, true]) {
      const data = new ArrayType(24).map((_, n) => n * 5);
      const back = read(writeNifti({ geometry, data }, { gzip })).image;
      expect(back.data).toEqual(data);
      expect(back.data.constructor).toBe(ArrayType);
      expect(sameGrid(back.geometry, geometry, 1e-5)).toEqual({ same: true });
    }
  });

  test.each<[string, Mat3]>([
    ['the axes of LPS', [1, 0, 0, 0, 1, 0, 0, 0, 1]],
    ['the axes of RAS', [-1, 0, 0, 0, -1, 0, 0, 0, 1]],
    ['swapped axes', [0, 1, 0, 0, 0, -1, -1, 0, 0]],
    ['a left-handed grid', [-1, 0, 0, 0, 1, 0, 0, 0, 1]],
    ['an oblique grid', rotated([1, -2, 0.5])],
  ])('sform and qform agree for %s', (_, direction) => {
    const placed = { geometry: { ...geometry, direction }, data: image.data };
    const bySform = readNiftiHeader(writeNifti(placed, { gzip: false }), { fileName });
    const byQform = readNiftiHeader(
      changed((view) => view.setInt16(254, 0, true), placed),
      { fileName },
    );
    expect(bySform.transformSource).toBe('SFORM');
    expect(byQform.transformSource).toBe('QFORM');
    expect(sameGrid(bySform.geometry, placed.geometry, 1e-5)).toEqual({ same: true });
    // The qform stores three of four quaternion parts in float32, which costs digits near a half turn.
    expect(sameGrid(byQform.geometry, placed.geometry, 5e-3)).toEqual({ same: true });
    expect(handedness(byQform.geometry)).toBe(handedness(placed.geometry));
  });

  test('the same image gives the same bytes, without time or platform', () => {
    const first = writeNifti(image, { gzip: true, description: 'pseudo label' });
    expect(writeNifti(image, { gzip: true, description: 'pseudo label' })).toEqual(first);
    expect(Array.from(first.subarray(4, 8))).toEqual([0, 0, 0, 0]);
    expect(first[9]).toBe(255);
    expect(readNiftiHeader(first, { fileName })).toMatchObject({
      description: 'pseudo label',
      gzip: true,
      version: 1,
    });
  });

  test('a long description is cut and does not reach the next field', () => {
    const bytes = writeNifti(image, { gzip: false, description: 'x'.repeat(200) });
    expect(readNiftiHeader(bytes, { fileName }).description).toBe('x'.repeat(79));
  });

  test('a view into a larger buffer writes its own part', () => {
    const data = new Int16Array(100).fill(9).subarray(10, 34);
    expect(Array.from(read(writeNifti({ geometry, data }, { gzip: false })).image.data)).toEqual(
      new Array(24).fill(9),
    );
  });

  test('a slice is written as a true 2D file and read as depth 1', () => {
    const slice = { geometry: { ...geometry, size: [6, 4, 1] as const }, data: image.data };
    const bytes = writeNifti(slice, { gzip: false, dimensions: 2 });
    expect(new DataView(bytes.buffer).getInt16(40, true)).toBe(2);
    expect(read(bytes).image.geometry.size).toEqual([6, 4, 1]);
    expect(() => writeNifti(image, { gzip: false, dimensions: 2 })).toThrow('has 4 planes');
  });

  test('a side beyond int16 is refused', () => {
    const long = { geometry: { ...geometry, size: [40_000, 1, 1] as const }, data: new Uint8Array(40_000) };
    expect(() => writeNifti(long, { gzip: false })).toThrow(
      expect.objectContaining({ code: 'UNSUPPORTED_DIMENSIONS' }),
    );
  });
});

describe('the world geometry of a header', () => {
  test('RAS becomes LPS: x and y change sign', () => {
    const bytes = changed((view) => {
      // i to the right, j to anterior, k up, origin 10 20 30 in RAS.
      for (const [n, value] of [2, 0, 0, 10, 0, 3, 0, 20, 0, 0, 4, 30].entries()) {
        view.setFloat32(280 + 4 * n, value, true);
      }
    });
    expect(read(bytes).image.geometry).toEqual({
      size: [2, 3, 4],
      spacingMm: [2, 3, 4],
      originLps: [-10, -20, 30],
      direction: [-1, 0, 0, 0, -1, 0, 0, 0, 1],
    });
  });

  test('the sform wins over a qform of a higher code', () => {
    const bytes = changed((view) => {
      view.setInt16(252, 4, true);
      view.setFloat32(268, 999, true);
    });
    const header = readNiftiHeader(bytes, { fileName });
    expect(header).toMatchObject({ transformSource: 'SFORM', qformCode: 4, sformCode: 1 });
    expect(header.geometry.originLps[0]).toBe(-12.5);
  });

  test('without both codes the voxel size alone counts, and the source says so', () => {
    const bytes = changed((view) => {
      view.setInt16(252, 0, true);
      view.setInt16(254, 0, true);
    });
    expect(readNiftiHeader(bytes, { fileName })).toMatchObject({
      transformSource: 'PIXDIM',
      geometry: {
        spacingMm: [0.5, 0.75, 1.25],
        originLps: [0, 0, 0],
        direction: [-1, 0, 0, 0, -1, 0, 0, 0, 1],
      },
    });
  });

  test('metres and micrometres become millimetres', () => {
    const metres = readNiftiHeader(
      changed((_, bytes) => {
        bytes[123] = 1;
      }),
      { fileName },
    );
    expect(metres.geometry.spacingMm[0]).toBeCloseTo(500, 3);
    expect(metres.geometry.originLps[2]).toBeCloseTo(7000, 3);
  });

  test.each<[string, (view: DataView) => void]>([
    ['perpendicular', (view) => view.setFloat32(284, 0.3, true)],
    ['spacing', (view) => setFloats(view, [280, 296, 312], 0)],
    ['spacing', (view) => view.setFloat32(280, Number.NaN, true)],
    ['origin', (view) => view.setFloat32(292, Number.POSITIVE_INFINITY, true)],
  ])('a grid that is no rectangular grid is refused: %s', (message, change) => {
    expect(() => read(changed(change))).toThrow(message);
    expect(() => read(changed(change))).toThrow(expect.objectContaining({ code: 'UNSUPPORTED_GEOMETRY' }));
  });
});

describe.each([true, false])('NIfTI-2 with little-endian %p', (littleEndian) => {
  const bytes = niftiTwo(littleEndian);

  test('is read with its double geometry', () => {
    const { image: read2, header } = read(bytes);
    expect(header).toMatchObject({ version: 2, littleEndian, transformSource: 'SFORM', voxelType: 'int16' });
    expect(read2.data).toEqual(image.data);
    expect(read2.geometry.originLps).toEqual([-0.1, -0.2, 0.3]);
    expect(read2.geometry.spacingMm).toEqual([2, 3, 4]);
  });

  test('ends inside its header when cut', () => {
    expect(() => read(bytes.subarray(0, 539))).toThrow('ends inside its header');
  });
});

function niftiTwo(littleEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(544 + 48);
  const view = new DataView(bytes.buffer);
  view.setInt32(0, 540, littleEndian);
  bytes.set(Buffer.from('n+2\0\r\n\x1a\n', 'latin1'), 4);
  view.setInt16(12, 4, littleEndian);
  view.setInt16(14, 16, littleEndian);
  [3, 2, 3, 4, 1, 1, 1, 1].forEach((n, at) => {
    view.setBigInt64(16 + 8 * at, BigInt(n), littleEndian);
  });
  view.setBigInt64(168, 544n, littleEndian);
  view.setInt32(348, 1, littleEndian);
  [2, 0, 0, 0.1, 0, 3, 0, 0.2, 0, 0, 4, 0.3].forEach((value, n) => {
    view.setFloat64(400 + 8 * n, value, littleEndian);
  });
  image.data.forEach((value, n) => {
    view.setInt16(544 + 2 * n, value, littleEndian);
  });
  return bytes;
}

describe('the values of a file', () => {
  test('a scaling is applied in float32', () => {
    const bytes = changed((view) => {
      view.setFloat32(112, 0.5, true);
      view.setFloat32(116, 10, true);
    });
    const { image: scaled, header } = read(bytes);
    expect(header.scaling).toEqual({ slope: 0.5, intercept: 10 });
    expect(scaled.data).toEqual(Float32Array.from(image.data, (v) => 0.5 * v + 10));
  });

  test.each([0, Number.NaN, 1])('a slope of %p leaves the stored values and their type', (slope) => {
    const bytes = changed((view) => view.setFloat32(112, slope, true));
    expect(read(bytes).image.data).toEqual(image.data);
  });

  test('64-bit label maps become 32-bit ones', () => {
    const stored = BigInt64Array.from({ length: 24 }, (_, n) => BigInt(n - 12));
    const source = { geometry, data: new Float64Array(stored.buffer) };
    const bytes = changed((view) => view.setInt16(70, 1024, true), source);
    expect(read(bytes).image.data).toEqual(Int32Array.from({ length: 24 }, (_, n) => n - 12));
    stored[3] = 2n ** 40n;
    const tooLarge = changed((view) => view.setInt16(70, 1024, true), source);
    expect(() => read(tooLarge)).toThrow('do not fit 32 bits');
  });

  test('values that are not finite are counted and refused', () => {
    const data = new Float32Array(24);
    data.set([Number.NaN, 1, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]);
    expect(() => read(writeNifti({ geometry, data }, { gzip: false }))).toThrow(
      expect.objectContaining({ code: 'NON_FINITE_VALUES', details: { nonFiniteVoxels: 3, voxels: 24 } }),
    );
  });

  test('an overflow of the scaling is found too', () => {
    const bytes = changed((view) => view.setFloat32(112, 3e38, true));
    expect(() => read(bytes)).toThrow(expect.objectContaining({ code: 'NON_FINITE_VALUES' }));
  });
});

describe('files that are damaged, hostile or something else', () => {
  const valid = writeNifti(image, { gzip: true });

  test('one frame in four dimensions is a volume', () => {
    const bytes = changed((view) => view.setInt16(40, 4, true));
    expect(read(bytes).image.data).toEqual(image.data);
  });

  test('more frames are refused with the shape', () => {
    const bytes = changed((view) => {
      view.setInt16(40, 5, true);
      view.setInt16(50, 3, true);
    });
    expect(() => read(bytes)).toThrow('volume.nii holds 2 x 3 x 4 x 1 x 3 values and not one 3D volume.');
    expect(() => read(bytes)).toThrow(expect.objectContaining({ code: 'UNSUPPORTED_DIMENSIONS' }));
  });

  test.each([128, 2304, 32, 1, 1536, 77])('voxels of datatype %i are refused', (code) => {
    const bytes = changed((view) => view.setInt16(70, code, true));
    expect(() => read(bytes)).toThrow(expect.objectContaining({ code: 'UNSUPPORTED_FORMAT' }));
  });

  test('a gzip file is refused at every length it can be truncated to', () => {
    for (let length = 1; length < valid.length; length++) {
      expect(() => read(valid.subarray(0, length))).toThrow(
        expect.objectContaining({ code: length < 3 ? 'UNSUPPORTED_FORMAT' : 'CORRUPT_FILE' }),
      );
    }
    expect(() => read(valid.subarray(0, valid.length - 20))).toThrow('are truncated: they end in the middle');
  });

  test('a plain file is refused at every length it can be truncated to', () => {
    const plain = writeNifti(image, { gzip: false });
    for (let length = 348; length < plain.length; length++) {
      expect(() => read(plain.subarray(0, length))).toThrow(
        expect.objectContaining({ code: 'CORRUPT_FILE' }),
      );
    }
    expect(() => read(plain.subarray(0, 347))).toThrow();
  });

  test('a changed byte in the compressed data is found by the checksum', () => {
    const data = Float32Array.from({ length: 24_000 }, (_, n) => Math.sin(n * n));
    const damaged = writeNifti({ geometry: { ...geometry, size: [20, 30, 40] }, data }, { gzip: true });
    damaged[damaged.length - 8] ^= 1;
    expect(() => read(damaged)).toThrow('The gzip data of volume.nii are damaged (incorrect data check).');
  });

  test('a bomb is stopped before it fills the memory', () => {
    const bomb = gzipSync(Buffer.concat([gunzipSync(valid), Buffer.alloc(50_000_000)]));
    expect(() => read(bomb)).toThrow(expect.objectContaining({ code: 'PAYLOAD_TOO_LARGE' }));
  });

  test('a header that announces more than the limit is refused before anything is read', () => {
    const bytes = changed((view) => {
      for (const at of [42, 44, 46]) view.setInt16(at, 30_000, true);
    });
    expect(() => read(bytes)).toThrow(expect.objectContaining({ code: 'PAYLOAD_TOO_LARGE' }));
    expect(() => read(writeNifti(image, { gzip: false }), 300)).toThrow('more than the 300');
  });

  test.each<[string, (view: DataView) => void]>([
    ['no dimensions', (view) => view.setInt16(40, 0, true)],
    ['eight dimensions', (view) => view.setInt16(40, 8, true)],
    ['a size of 0', (view) => view.setInt16(42, 0, true)],
    ['a negative size', (view) => view.setInt16(44, -3, true)],
    ['voxels inside the header', (view) => view.setFloat32(108, 0, true)],
    ['voxels nowhere', (view) => view.setFloat32(108, Number.NaN, true)],
    ['a wrong header length', (view) => view.setInt32(0, 12345, true)],
  ])('a header with %s is damaged', (_, change) => {
    expect(() => read(changed(change))).toThrow(expect.objectContaining({ code: 'CORRUPT_FILE' }));
  });

  test('a malformed header extension does no harm', () => {
    const bytes = changed((view, all) => {
      all[348] = 1;
      view.setInt32(352, -16, true);
      view.setFloat32(108, 384, true);
    });
    expect(() => read(Uint8Array.from([...bytes, ...new Uint8Array(32)]))).not.toThrow();
  });

  test.each<[string, string, Uint8Array]>([
    ['CORRUPT_FILE', 'is empty', new Uint8Array(0)],
    [
      'UNSUPPORTED_FORMAT',
      'none of the known',
      Uint8Array.from({ length: 2000 }, (_, n) => (n * 7919) % 251),
    ],
    ['UNSUPPORTED_FORMAT', 'is PNG', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')],
    ['UNSUPPORTED_FORMAT', 'is NRRD', gzipSync('NRRD0004\n')],
    ['UNSUPPORTED_FORMAT', 'give the .img', changed((_, bytes) => bytes.set(Buffer.from('ni1'), 344))],
  ])('what is not NIfTI is refused whatever its extension: %s, %s', (code, message, bytes) => {
    expect(() => read(bytes)).toThrow(message);
    expect(() => read(bytes)).toThrow(expect.objectContaining({ code }));
  });

  test('the content decides, not the extension', () => {
    const plainBytes = writeNifti(image, { gzip: false });
    expect(readNifti(plainBytes, { fileName: 'named.nii.gz' }).image.data).toEqual(image.data);
  });
});

describe('readNiftiHeader', () => {
  test('needs only the first bytes', () => {
    const noisy = Float32Array.from({ length: 24_000 }, (_, n) => Math.sin(n * n));
    const large = { geometry: { ...geometry, size: [20, 30, 40] as const }, data: noisy };
    for (const gzip of [false, true]) {
      const bytes = writeNifti(large, { gzip });
      expect(readNiftiHeader(bytes.subarray(0, 2048), { fileName })).toEqual(
        readNiftiHeader(bytes, { fileName }),
      );
    }
  });
});
