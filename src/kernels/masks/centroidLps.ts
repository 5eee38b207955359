import type { Mask, Vec3 } from '../geometry/types.ts';
import { emptyMaskError } from './emptyMaskError.ts';
import { voxelCentresLps } from './voxelCentresLps.ts';

/**
 * The mean of the voxel centres of a mask, world LPS mm.
 * @throws EMPTY_MASK, INVALID_INPUT, UNSUPPORTED_GEOMETRY
 */
export function centroidLps(mask: Mask): Vec3 {
  const points = voxelCentresLps(mask);
  if (points.length === 0) throw emptyMaskError('centroid');
  let [x, y, z] = [0, 0, 0];
  for (let n = 0; n < points.length; n += 3) {
    x += points[n];
    y += points[n + 1];
    z += points[n + 2];
  }
  const count = points.length / 3;
  return [x / count, y / count, z / count];
}
