import { indexToWorld } from '../geometry/indexToWorld.ts';
import { resampleImage } from '../geometry/resampleImage.ts';
import type { Geometry, Image, VoxelArray } from '../geometry/types.ts';
import { validateGeometry } from '../geometry/validateGeometry.ts';
import { validateImage } from '../geometry/validateImage.ts';
import { voxelCount } from '../geometry/voxelCount.ts';
import { worldToIndex } from '../geometry/worldToIndex.ts';
import { createMapToMoving } from './createMapToMoving.ts';
import type { SpatialTransform } from './types.ts';

/**
 * Resamples a moving image onto a grid in the fixed world through a linear transform or a field, with the rules of
 * `resampleImage` at the border.
 * @returns float32; for `nearest` exactly values of the image or `outside`
 * @throws UNSUPPORTED_GEOMETRY, INVALID_INPUT
 */
export function resampleThrough(
  image: Image<VoxelArray>,
  target: Geometry,
  transform: SpatialTransform,
  interpolation: 'nearest' | 'linear',
  outside: number,
): Image<Float32Array> {
  if (transform.field === null) {
    const float = { geometry: image.geometry, data: Float32Array.from(image.data) };
    return interpolation === 'nearest'
      ? resampleImage(float, target, transform.movingToFixedLps, 'nearest', outside)
      : resampleImage(float, target, transform.movingToFixedLps, 'linear', outside);
  }
  validateImage(image);
  validateGeometry(target);
  const data = new Float32Array(voxelCount(target)).fill(outside);
  const sample = interpolation === 'nearest' ? nearestSampler(image) : linearSampler(image);
  const toMoving = createMapToMoving(transform);
  const toWorld = indexToWorld(target);
  const v = worldToIndex(image.geometry);
  const point = new Float64Array(3);
  const [ni, nj, nk] = target.size;
  let n = 0;
  for (let k = 0; k < nk; k++) {
    for (let j = 0; j < nj; j++) {
      const x0 = toWorld[1] * j + toWorld[2] * k + toWorld[3];
      const y0 = toWorld[5] * j + toWorld[6] * k + toWorld[7];
      const z0 = toWorld[9] * j + toWorld[10] * k + toWorld[11];
      for (let i = 0; i < ni; i++, n++) {
        toMoving(x0 + toWorld[0] * i, y0 + toWorld[4] * i, z0 + toWorld[8] * i, point);
        const [x, y, z] = point;
        const value = sample(
          v[0] * x + v[1] * y + v[2] * z + v[3],
          v[4] * x + v[5] * y + v[6] * z + v[7],
          v[8] * x + v[9] * y + v[10] * z + v[11],
        );
        if (value !== undefined) data[n] = value;
      }
    }
  }
  return { geometry: target, data };
}

/** The value at a voxel position; undefined beyond half a voxel from the outermost centres. */
type Sampler = (x: number, y: number, z: number) => number | undefined;

function isWithin(image: Image<VoxelArray>, x: number, y: number, z: number): boolean {
  const [nx, ny, nz] = image.geometry.size;
  return x >= -0.5 && y >= -0.5 && z >= -0.5 && x < nx - 0.5 && y < ny - 0.5 && z < nz - 0.5;
}

function nearestSampler(image: Image<VoxelArray>): Sampler {
  const [nx, ny] = image.geometry.size;
  return (x, y, z) =>
    isWithin(image, x, y, z)
      ? image.data[Math.floor(x + 0.5) + nx * (Math.floor(y + 0.5) + ny * Math.floor(z + 0.5))]
      : undefined;
}

function linearSampler(image: Image<VoxelArray>): Sampler {
  const { data } = image;
  const [nx, ny, nz] = image.geometry.size;
  return (px, py, pz) => {
    if (!isWithin(image, px, py, pz)) return undefined;
    const x = Math.max(0, Math.min(nx - 1, px));
    const y = Math.max(0, Math.min(ny - 1, py));
    const z = Math.max(0, Math.min(nz - 1, pz));
    const i = x | 0;
    const j = y | 0;
    const k = z | 0;
    const sx = i < nx - 1 ? 1 : 0;
    const sy = j < ny - 1 ? nx : 0;
    const sz = k < nz - 1 ? nx * ny : 0;
    const p = i + nx * (j + ny * k);
    const near = bilinear(data[p], data[p + sx], data[p + sy], data[p + sx + sy], x - i, y - j);
    const q = p + sz;
    const far = bilinear(data[q], data[q + sx], data[q + sy], data[q + sx + sy], x - i, y - j);
    return near + (z - k) * (far - near);
  };
}

function bilinear(a: number, b: number, c: number, d: number, fx: number, fy: number): number {
  const low = a + fx * (b - a);
  return low + fy * (c + fx * (d - c) - low);
}
