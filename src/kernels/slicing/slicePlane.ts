import { indexToWorld } from '../geometry/indexToWorld.ts';
import { transformPoint } from '../geometry/transformPoint.ts';
import type { Geometry, Mat3, SliceAxis, Vec3 } from '../geometry/types.ts';
import { planeAxes } from './planeAxes.ts';
import { planeWalk } from './planeWalk.ts';

/**
 * Where a slice lies: a grid one voxel thick whose i and j run along the slice's x and y and whose k is the parent
 * axis that the slice cuts. `extractSlice` gives its voxels, so image and place together can be put back. The grid
 * may be left-handed where the parent is right-handed, because nothing is flipped.
 * @throws INVALID_INPUT when the volume has no such slice
 */
export function slicePlane(parent: Geometry, axis: SliceAxis, index: number): Geometry {
  const { width, height, pixelSpacingMm } = planeWalk(parent, axis, index);
  const { normal, x, y } = planeAxes(axis);
  const d = parent.direction;
  const columns = [x, y, normal];
  const direction = [0, 1, 2].flatMap((row) => columns.map((column) => d[3 * row + column]));
  const first: Vec3 = [normal === 0 ? index : 0, normal === 1 ? index : 0, normal === 2 ? index : 0];
  return {
    size: [width, height, 1],
    spacingMm: [...pixelSpacingMm, parent.spacingMm[normal]],
    originLps: transformPoint(indexToWorld(parent), first),
    direction: direction as unknown as Mat3,
  };
}
