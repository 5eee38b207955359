import type { Mask, PointsLps } from '../geometry/types.ts';
import { maskBoundary } from './maskBoundary.ts';
import { voxelCentresLps } from './voxelCentresLps.ts';

/**
 * At most `most` centres of boundary voxels of a mask, world LPS mm, evenly thinned in storage order; none for an
 * empty mask.
 * @throws INVALID_INPUT, UNSUPPORTED_GEOMETRY
 */
export function boundaryPointsLps(mask: Mask, most: number): PointsLps {
  const all = voxelCentresLps(maskBoundary(mask));
  const every = Math.ceil(all.length / 3 / most);
  return every <= 1 ? all : all.filter((_, n) => Math.floor(n / 3) % every === 0);
}
