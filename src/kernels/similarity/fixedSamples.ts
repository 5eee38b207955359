import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { indexToWorld } from '../geometry/indexToWorld.ts';
import { multiplyMat4 } from '../geometry/multiplyMat4.ts';
import type { Image, Mask, Mat4, Vec3, VoxelArray } from '../geometry/types.ts';
import type { FixedSamples } from './types.ts';

export interface FixedSamplingOptions {
  readonly sampleSpacingMm: number;
  readonly cellSamples: number;
  readonly patchCells: number;
}

/**
 * Places a grid of the given spacing along the voxel axes of the ultrasound, centred in the image, and keeps the
 * points whose nearest voxel is in the mask. The value of a sample is the trilinear
 * interpolation over the voxels of the mask.
 * @throws EMPTY_MASK when no sample is left, CONSTANT_IMAGE when all samples are equal
 */
export function fixedSamples(
  image: Image<VoxelArray>,
  mask: Mask,
  options: FixedSamplingOptions,
): FixedSamples {
  const { sampleSpacingMm: spacingMm, cellSamples } = options;
  const grid = sampleGrid(image.geometry.size, image.geometry.spacingMm, spacingMm);
  const margin = Math.floor(options.patchCells / 2);
  const cellGridSize = grid.size.map((n) =>
    Math.max(Math.ceil(n / cellSamples) + 2 * margin, options.patchCells),
  ) as [number, number, number];
  const cells: number[] = [];
  const corners: number[] = [];
  const starts: number[] = [0];
  const offsets: number[] = [];
  const values: number[] = [];
  const corner = [0, 0, 0];
  for (let cell = 0; cell < cellGridSize[0] * cellGridSize[1] * cellGridSize[2]; cell++) {
    corner[0] = ((cell % cellGridSize[0]) - margin) * cellSamples;
    corner[1] = ((Math.floor(cell / cellGridSize[0]) % cellGridSize[1]) - margin) * cellSamples;
    corner[2] = (Math.floor(cell / (cellGridSize[0] * cellGridSize[1])) - margin) * cellSamples;
    for (let offset = 0; offset < cellSamples ** 3; offset++) {
      const i = corner[0] + (offset % cellSamples);
      const j = corner[1] + (Math.floor(offset / cellSamples) % cellSamples);
      const k = corner[2] + Math.floor(offset / (cellSamples * cellSamples));
      if (i < 0 || j < 0 || k < 0 || i >= grid.size[0] || j >= grid.size[1] || k >= grid.size[2]) continue;
      const x = grid.first[0] + i * grid.step[0];
      const y = grid.first[1] + j * grid.step[1];
      const z = grid.first[2] + k * grid.step[2];
      if (!isInside(mask, x, y, z)) continue;
      offsets.push(offset);
      values.push(interpolate(image, mask, x, y, z));
    }
    if (values.length === starts[starts.length - 1]) continue;
    cells.push(cell);
    corners.push(...corner);
    starts.push(values.length);
  }
  return {
    sampleToWorld: multiplyMat4(indexToWorld(image.geometry), sampleToVoxel(grid)),
    spacingMm,
    cellSamples,
    cellGridSize,
    cells: Int32Array.from(cells),
    corners: Int32Array.from(corners),
    starts: Int32Array.from(starts),
    offsets: Uint8Array.from(offsets),
    values: standardise(values),
  };
}

interface SampleGrid {
  readonly size: Vec3;
  /** Voxel index of sample (0, 0, 0), and voxels per sample. */
  readonly first: Vec3;
  readonly step: Vec3;
}

function sampleGrid(size: Vec3, voxelMm: Vec3, spacingMm: number): SampleGrid {
  const step = voxelMm.map((mm) => spacingMm / mm);
  const count = size.map((n, axis) => Math.floor((n - 1) / step[axis] + 1e-9) + 1);
  const first = size.map((n, axis) => (n - 1 - (count[axis] - 1) * step[axis]) / 2);
  return { size: count as unknown as Vec3, first: first as unknown as Vec3, step: step as unknown as Vec3 };
}

function sampleToVoxel({ first, step }: SampleGrid): Mat4 {
  return [step[0], 0, 0, first[0], 0, step[1], 0, first[1], 0, 0, step[2], first[2], 0, 0, 0, 1];
}

function isInside(mask: Mask, x: number, y: number, z: number): boolean {
  const { size } = mask.geometry;
  return mask.data[Math.round(x) + size[0] * (Math.round(y) + size[1] * Math.round(z))] !== 0;
}

/** Trilinear over the corners inside the mask, of which the nearest is one: the space outside has no value. */
function interpolate(
  { data, geometry }: Image<VoxelArray>,
  mask: Mask,
  x: number,
  y: number,
  z: number,
): number {
  const [ni, nj, nk] = geometry.size;
  const i = Math.max(0, Math.min(Math.floor(x), ni - 2));
  const j = Math.max(0, Math.min(Math.floor(y), nj - 2));
  const k = Math.max(0, Math.min(Math.floor(z), nk - 2));
  let value = 0;
  let total = 0;
  for (let corner = 0; corner < 8; corner++) {
    const a = corner & 1;
    const b = (corner >> 1) & 1;
    const c = corner >> 2;
    const weight = linearWeight(x - i, a) * linearWeight(y - j, b) * linearWeight(z - k, c);
    const voxel = i + a + ni * (j + b + nj * (k + c));
    if (weight === 0 || mask.data[voxel] === 0) continue;
    value += weight * data[voxel];
    total += weight;
  }
  return value / total;
}

function linearWeight(fraction: number, upper: number): number {
  return upper === 1 ? fraction : 1 - fraction;
}

function standardise(values: readonly number[]): Float64Array {
  if (values.length === 0) {
    throw new SonoledgerError('EMPTY_MASK', 'No ultrasound sample is left inside the field of view.');
  }
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  if (!(variance > 1e-12 * (1 + mean * mean))) {
    throw new SonoledgerError('CONSTANT_IMAGE', 'The ultrasound is constant inside its field of view.');
  }
  return Float64Array.from(values, (value) => (value - mean) / Math.sqrt(variance));
}
