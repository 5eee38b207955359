import { indexToWorld } from '../../../kernels/geometry/indexToWorld.ts';
import { multiplyMat4 } from '../../../kernels/geometry/multiplyMat4.ts';
import { transformPoint } from '../../../kernels/geometry/transformPoint.ts';
import type { Geometry, Vec3 } from '../../../kernels/geometry/types.ts';
import { worldToIndex } from '../../../kernels/geometry/worldToIndex.ts';

/**
 * How far the corners of a grid lie from the nearest voxel centres of the reference, at most along any axis, in
 * reference voxels (0 to 0.5): near 0 for a crop of the reference grid, anything for another grid.
 */
export function gridOffsetVoxels(grid: Geometry, reference: Geometry): number {
  const toReference = multiplyMat4(worldToIndex(reference), indexToWorld(grid));
  let largest = 0;
  for (let corner = 0; corner < 8; corner++) {
    const index = [0, 1, 2].map((axis) => (corner & (1 << axis) ? grid.size[axis] - 1 : 0));
    for (const at of transformPoint(toReference, index as unknown as Vec3)) {
      largest = Math.max(largest, Math.abs(at - Math.round(at)));
    }
  }
  return largest;
}
