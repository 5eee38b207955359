import { indexToWorld } from '../geometry/indexToWorld.ts';
import { transformPoint } from '../geometry/transformPoint.ts';
import type { Geometry, PointsLps } from '../geometry/types.ts';
import { voxelCount } from '../geometry/voxelCount.ts';

/** World points of all nodes, i fastest. */
export function nodesLps(geometry: Geometry): PointsLps {
  const points = new Float64Array(3 * voxelCount(geometry));
  const toWorld = indexToWorld(geometry);
  const [ni, nj, nk] = geometry.size;
  let at = 0;
  for (let k = 0; k < nk; k++) {
    for (let j = 0; j < nj; j++) {
      for (let i = 0; i < ni; i++, at += 3) points.set(transformPoint(toWorld, [i, j, k]), at);
    }
  }
  return points;
}
