import { indexToWorld } from '../../../kernels/geometry/indexToWorld.ts';
import { multiplyMat4 } from '../../../kernels/geometry/multiplyMat4.ts';
import type { Geometry } from '../../../kernels/geometry/types.ts';
import { worldToIndex } from '../../../kernels/geometry/worldToIndex.ts';
import type { SegmentPlanes } from './resampleSegment.ts';

/** The labelled voxels of a segment whose centre lies in no voxel of the reference grid. */
export function countOutside(planes: SegmentPlanes, grid: Geometry, reference: Geometry): number {
  const m = multiplyMat4(worldToIndex(reference), indexToWorld(grid));
  const [columns] = grid.size;
  let outside = 0;
  for (const [k, plane] of planes) {
    for (let n = plane.indexOf(1); n >= 0; n = plane.indexOf(1, n + 1)) {
      const [i, j] = [n % columns, Math.floor(n / columns)];
      for (let axis = 0; axis < 3; axis++) {
        const at = Math.round(m[4 * axis] * i + m[4 * axis + 1] * j + m[4 * axis + 2] * k + m[4 * axis + 3]);
        if (at >= 0 && at < reference.size[axis]) continue;
        outside++;
        break;
      }
    }
  }
  return outside;
}
