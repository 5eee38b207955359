import type { Image, VoxelArray } from '../geometry/types.ts';
import type { DisplayPlane, PlaneSamples } from './types.ts';

/** Reads a plane of an image's own grid, value by value. A voxel that is not finite counts as unknown. */
export function extractPlane(image: Image<VoxelArray>, plane: DisplayPlane): PlaneSamples {
  const { width, height, pixelMm, originIndex, stepRight, stepDown } = plane;
  const [ni, nj] = image.geometry.size;
  const offset = ([i, j, k]: readonly [number, number, number]): number => i + ni * (j + nj * k);
  const start = offset(originIndex);
  const right = offset(stepRight);
  const down = offset(stepDown);
  const values = new Float32Array(width * height);
  const known = new Uint8Array(width * height);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      const value = image.data[start + x * right + y * down];
      if (!Number.isFinite(value)) continue;
      values[at] = value;
      known[at] = 1;
    }
  }
  return { width, height, pixelMm, values, known };
}
