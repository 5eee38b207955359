import { carryPoints } from '../deformation/carryPoints.ts';
import type { SpatialTransform } from '../deformation/types.ts';
import { transformPoint } from '../geometry/transformPoint.ts';
import type { Mask, Vec3 } from '../geometry/types.ts';
import { worldToIndex } from '../geometry/worldToIndex.ts';
import { emptyMaskError } from '../masks/emptyMaskError.ts';
import { voxelCentresLps } from '../masks/voxelCentresLps.ts';

/**
 * The share of a mask's voxels whose centres, carried by a transform, fall into a voxel of the cone; 0 to 1.
 * @param transform from the world of the mask, the moving one, to that of the cone
 * @throws EMPTY_MASK when the mask is empty, INVALID_INPUT, UNSUPPORTED_GEOMETRY
 */
export function fractionInCone(mask: Mask, transform: SpatialTransform, cone: Mask): number {
  const points = carryPoints(transform, voxelCentresLps(mask));
  if (points.length === 0) throw emptyMaskError('share inside the cone');
  const toConeIndex = worldToIndex(cone.geometry);
  let inside = 0;
  for (let n = 0; n < points.length; n += 3) {
    const index = transformPoint(toConeIndex, [points[n], points[n + 1], points[n + 2]]);
    if (isInCone(cone, index)) inside++;
  }
  return inside / (points.length / 3);
}

function isInCone(cone: Mask, index: Vec3): boolean {
  const [width, height, depth] = cone.geometry.size;
  const i = Math.floor(index[0] + 0.5);
  const j = Math.floor(index[1] + 0.5);
  const k = Math.floor(index[2] + 0.5);
  if (i < 0 || i >= width || j < 0 || j >= height || k < 0 || k >= depth) return false;
  return cone.data[i + width * (j + height * k)] === 1;
}
