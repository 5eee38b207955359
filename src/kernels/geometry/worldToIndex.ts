import { indexToWorld } from './indexToWorld.ts';
import { invertMat4 } from './invertMat4.ts';
import type { Geometry, Mat4 } from './types.ts';

/**
 * The transform from world LPS mm to continuous voxel index (i, j, k).
 * @throws INVALID_INPUT when spacing or direction is degenerate
 */
export function worldToIndex(geometry: Geometry): Mat4 {
  return invertMat4(indexToWorld(geometry));
}
