import { describe, expect, test } from '@jest/globals';
import { IDENTITY_MAT4 } from '../../../src/kernels/geometry/identityMat4.ts';
import { indexToWorld } from '../../../src/kernels/geometry/indexToWorld.ts';
import { invertMat4 } from '../../../src/kernels/geometry/invertMat4.ts';
import { resampleImage } from '../../../src/kernels/geometry/resampleImage.ts';
import { rigidToMat4 } from '../../../src/kernels/geometry/rigidToMat4.ts';
import { transformPoint } from '../../../src/kernels/geometry/transformPoint.ts';
import type { Geometry, Image, Mat4, Vec3, VoxelArray } from '../../../src/kernels/geometry/types.ts';
import { voxelCount } from '../../../src/kernels/geometry/voxelCount.ts';
import { worldToIndex } from '../../../src/kernels/geometry/worldToIndex.ts';
import { createRandomGenerator } from '../../../src/kernels/random/randomGenerator.ts';

function grid(size: Vec3, spacingMm: Vec3 = [1, 1, 1], originLps: Vec3 = [0, 0, 0]): Geometry {
  return { size, spacingMm, originLps, direction: [1, 0, 0, 0, 1, 0, 0, 0, 1] };
}

function shift(x: number, y: number, z: number): Mat4 {
  return [1, 0, 0, x, 0, 1, 0, y, 0, 0, 1, z, 0, 0, 0, 1];
}

const row: Image<Uint8Array> = { geometry: grid([4, 1, 1]), data: Uint8Array.of(10, 20, 30, 40) };

describe('resampleImage', () => {
  test('the identity onto the same grid returns the same values in the same array type', () => {
    const nearest = resampleImage(row, row.geometry, IDENTITY_MAT4, 'nearest', 0);
    expect(nearest.data).toEqual(row.data);
    expect(resampleImage(row, row.geometry, IDENTITY_MAT4, 'linear', 0).data).toEqual(
      Float32Array.of(10, 20, 30, 40),
    );
  });

  test('a shift to +x moves the content to +x and leaves the outside value behind', () => {
    expect(Array.from(resampleImage(row, row.geometry, shift(1, 0, 0), 'nearest', 7).data)).toEqual([
      7, 10, 20, 30,
    ]);
  });

  test('linear interpolation weighs the two neighbours and holds the edge for half a voxel', () => {
    const shifted = resampleImage(row, row.geometry, shift(0.25, 0, 0), 'linear', -1);
    expect(Array.from(shifted.data)).toEqual([10, 17.5, 27.5, 37.5]);
    const farther = resampleImage(row, row.geometry, shift(0.75, 0, 0), 'linear', -1);
    expect(Array.from(farther.data)).toEqual([-1, 12.5, 22.5, 32.5]);
  });

  test('the extent is half open: exactly half a voxel before the first centre is inside, after the last outside', () => {
    const halves = grid([2, 1, 1], [4, 1, 1], [-0.5, 0, 0]);
    expect(Array.from(resampleImage(row, halves, IDENTITY_MAT4, 'nearest', 0).data)).toEqual([10, 0]);
  });

  test('agrees with a plain per-voxel evaluation on oblique grids', () => {
    const source = noise([13, 11, 9]);
    const target: Geometry = {
      ...grid([15, 10, 12], [0.8, 0.9, 0.6], [2, 1, -2]),
      direction: obliqueDirection(),
    };
    const transform = rigidToMat4({
      translationMm: [1.2, -0.7, 2.3],
      rotationVectorRad: [0.1, -0.3, 0.2],
      centreLps: [6, 5, 4],
    });
    for (const interpolation of ['nearest', 'linear'] as const) {
      const fast = resampleImage(source, target, transform, interpolation as 'linear', -9);
      const plain = plainResample(source, target, transform, interpolation);
      expect(fast.data.filter((v) => v !== -9).length).toBeGreaterThan(500);
      for (let n = 0; n < plain.length; n++) expect(fast.data[n]).toBeCloseTo(plain[n], 4);
    }
  });

  test('an outside value that the voxel type cannot hold is refused', () => {
    expect(() => resampleImage(row, row.geometry, IDENTITY_MAT4, 'nearest', Number.NaN)).toThrow(
      'The outside value NaN does not fit the voxel type Uint8Array.',
    );
  });

  test('data that is shorter than the grid is refused', () => {
    const broken = { geometry: grid([4, 2, 1]), data: row.data };
    expect(() => resampleImage(broken, row.geometry, IDENTITY_MAT4, 'nearest', 0)).toThrow(
      expect.objectContaining({ code: 'INVALID_INPUT' }),
    );
  });
});

function noise(size: Vec3): Image<Float32Array> {
  const random = createRandomGenerator(1);
  const geometry = grid(size, [1, 1.1, 1.3], [0.3, -0.2, 0.1]);
  return { geometry, data: Float32Array.from({ length: voxelCount(geometry) }, () => random.uniform()) };
}

function obliqueDirection(): Geometry['direction'] {
  const m = rigidToMat4({
    translationMm: [0, 0, 0],
    rotationVectorRad: [0.2, 0.1, -0.4],
    centreLps: [0, 0, 0],
  });
  return [m[0], m[1], m[2], m[4], m[5], m[6], m[8], m[9], m[10]];
}

function plainResample(
  source: Image<VoxelArray>,
  target: Geometry,
  transform: Mat4,
  interpolation: 'nearest' | 'linear',
): number[] {
  const values: number[] = [];
  const [nx, ny, nz] = source.geometry.size;
  const at = (x: number, y: number, z: number): number => {
    const c = (v: number, n: number): number => Math.max(0, Math.min(n - 1, v));
    return source.data[c(x, nx) + nx * (c(y, ny) + ny * c(z, nz))];
  };
  for (let k = 0; k < target.size[2]; k++) {
    for (let j = 0; j < target.size[1]; j++) {
      for (let i = 0; i < target.size[0]; i++) {
        const world = transformPoint(invertMat4(transform), transformPoint(indexToWorld(target), [i, j, k]));
        const [x, y, z] = transformPoint(worldToIndex(source.geometry), world);
        if ([x, y, z].some((v, n) => v < -0.5 || v >= source.geometry.size[n] - 0.5)) {
          values.push(-9);
        } else if (interpolation === 'nearest') {
          values.push(at(Math.floor(x + 0.5), Math.floor(y + 0.5), Math.floor(z + 0.5)));
        } else {
          let sum = 0;
          for (let corner = 0; corner < 8; corner++) {
            const [cx, cy, cz] = [corner & 1, (corner >> 1) & 1, corner >> 2];
            const [fx, fy, fz] = [x - Math.floor(x), y - Math.floor(y), z - Math.floor(z)];
            const weight = (cx ? fx : 1 - fx) * (cy ? fy : 1 - fy) * (cz ? fz : 1 - fz);
            sum += weight * at(Math.floor(x) + cx, Math.floor(y) + cy, Math.floor(z) + cz);
          }
          values.push(sum);
        }
      }
    }
  }
  return values;
}
