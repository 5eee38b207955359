import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { indexToWorld } from './indexToWorld.ts';
import { invertMat4 } from './invertMat4.ts';
import { multiplyMat4 } from './multiplyMat4.ts';
import { type RowRange, rowRangeInside } from './rowRangeInside.ts';
import type { Geometry, Image, Mat4, Vec3, VoxelArray } from './types.ts';
import { validateGeometry } from './validateGeometry.ts';
import { validateImage } from './validateImage.ts';
import { validateMat4 } from './validateMat4.ts';
import { voxelCount } from './voxelCount.ts';
import { worldToIndex } from './worldToIndex.ts';

export type Interpolation = 'nearest' | 'linear';

/**
 * Resamples an image onto another grid through an affine transform. A target voxel centre takes the value at
 * its place in the source; within half a voxel beyond the outermost centres the edge value holds, as in ITK,
 * and further out the value is `outside`.
 * @param sourceToTargetLps maps world points of the source image to world points of the target
 * @param outside value of the target voxels that the source does not cover
 * @returns the source's array type for `nearest`, float32 for `linear`
 * @throws UNSUPPORTED_GEOMETRY, INVALID_INPUT
 */
export function resampleImage<T extends VoxelArray>(
  image: Image<T>,
  targetGeometry: Geometry,
  sourceToTargetLps: Mat4,
  interpolation: 'nearest',
  outside: number,
): Image<T>;
export function resampleImage(
  image: Image<VoxelArray>,
  targetGeometry: Geometry,
  sourceToTargetLps: Mat4,
  interpolation: 'linear',
  outside: number,
): Image<Float32Array>;
export function resampleImage(
  image: Image<VoxelArray>,
  targetGeometry: Geometry,
  sourceToTargetLps: Mat4,
  interpolation: Interpolation,
  outside: number,
): Image<VoxelArray> {
  validateImage(image);
  validateGeometry(targetGeometry);
  validateMat4(sourceToTargetLps, 'sourceToTargetLps');
  const data = newArray(image.data, voxelCount(targetGeometry), interpolation);
  data.fill(outside);
  if (!isFloatArray(data) && data[0] !== outside) {
    throw new SonoledgerError(
      'INVALID_INPUT',
      `The outside value ${outside} does not fit the voxel type ${data.constructor.name}.`,
    );
  }
  const targetToSource = multiplyMat4(
    worldToIndex(image.geometry),
    multiplyMat4(invertMat4(sourceToTargetLps), indexToWorld(targetGeometry)),
  );
  // One element type keeps the interpolating loop monomorphic, which is several times faster.
  const source = interpolation === 'linear' ? { ...image, data: asFloat32(image.data) } : image;
  fillRows(source, { geometry: targetGeometry, data }, targetToSource, interpolation);
  return { geometry: targetGeometry, data };
}

function isFloatArray(data: VoxelArray): boolean {
  return data instanceof Float32Array || data instanceof Float64Array;
}

function asFloat32(data: VoxelArray): Float32Array {
  return data instanceof Float32Array ? data : new Float32Array(data);
}

function newArray(like: VoxelArray, length: number, interpolation: Interpolation): VoxelArray {
  if (interpolation === 'linear') return new Float32Array(length);
  return new (like.constructor as new (length: number) => VoxelArray)(length);
}

/** Walks the target row by row: along i the source index moves by a constant step, so no product is needed. */
function fillRows(
  source: Image<VoxelArray>,
  target: Image<VoxelArray>,
  m: Mat4,
  interpolation: Interpolation,
): void {
  const [width, height, depth] = target.geometry.size;
  const step: Vec3 = [m[0], m[4], m[8]];
  const fillRow = interpolation === 'nearest' ? nearestRow : linearRow;
  for (let k = 0; k < depth; k++) {
    for (let j = 0; j < height; j++) {
      const start: Vec3 = [
        m[1] * j + m[2] * k + m[3],
        m[5] * j + m[6] * k + m[7],
        m[9] * j + m[10] * k + m[11],
      ];
      const range = rowRangeInside(start, step, width, source.geometry.size);
      fillRow(source, target.data, width * (j + height * k), start, step, range);
    }
  }
}

function nearestRow(
  source: Image<VoxelArray>,
  target: VoxelArray,
  offset: number,
  start: Vec3,
  step: Vec3,
  { first, end }: RowRange,
): void {
  const { data } = source;
  const [nx, ny] = source.geometry.size;
  // The range guarantees indices above -0.5, so adding a half and truncating rounds to the nearest voxel.
  const [x0, y0, z0] = [start[0] + 0.5, start[1] + 0.5, start[2] + 0.5];
  const [dx, dy, dz] = step;
  for (let i = first; i < end; i++) {
    const x = (x0 + i * dx) | 0;
    const y = (y0 + i * dy) | 0;
    const z = (z0 + i * dz) | 0;
    target[offset + i] = data[x + nx * (y + ny * z)];
  }
}

function linearRow(
  source: Image<VoxelArray>,
  target: VoxelArray,
  offset: number,
  start: Vec3,
  step: Vec3,
  { first, end }: RowRange,
): void {
  const { data } = source;
  const [nx, ny, nz] = source.geometry.size;
  const [dx, dy, dz] = step;
  for (let i = first; i < end; i++) {
    const x = clamp(start[0] + i * dx, nx - 1);
    const y = clamp(start[1] + i * dy, ny - 1);
    const z = clamp(start[2] + i * dz, nz - 1);
    const xi = x | 0;
    const yi = y | 0;
    const zi = z | 0;
    const fx = x - xi;
    const fy = y - yi;
    const fz = z - zi;
    // At the last voxel the fraction is 0 and the neighbour does not exist: step 0 keeps the read inside.
    const sx = xi < nx - 1 ? 1 : 0;
    const sy = yi < ny - 1 ? nx : 0;
    const sz = zi < nz - 1 ? nx * ny : 0;
    const p = xi + nx * (yi + ny * zi);
    const q = p + sz;
    const near = mix(mix(data[p], data[p + sx], fx), mix(data[p + sy], data[p + sy + sx], fx), fy);
    const far = mix(mix(data[q], data[q + sx], fx), mix(data[q + sy], data[q + sy + sx], fx), fy);
    target[offset + i] = mix(near, far, fz);
  }
}

function clamp(value: number, last: number): number {
  return Math.max(0, Math.min(value, last));
}

function mix(a: number, b: number, fraction: number): number {
  return a + (b - a) * fraction;
}
