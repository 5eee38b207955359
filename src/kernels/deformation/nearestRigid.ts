import { fitRigidLandmarks } from '../geometry/fitRigidLandmarks.ts';
import type { Mat4, PointsLps } from '../geometry/types.ts';
import type { PointMap } from './createMapToMoving.ts';

/**
 * The rigid transform from the moving to the fixed world that comes closest to a map over some fixed points (least
 * squares): the linear part of a field.
 * @throws INVALID_INPUT when the points are fewer than three or on one line
 */
export function nearestRigid(mapToMoving: PointMap, fixedLps: PointsLps): Mat4 {
  const movingLps = new Float64Array(fixedLps.length);
  const image = new Float64Array(3);
  for (let n = 0; n < fixedLps.length; n += 3) {
    mapToMoving(fixedLps[n], fixedLps[n + 1], fixedLps[n + 2], image);
    movingLps.set(image, n);
  }
  return fitRigidLandmarks(movingLps, fixedLps);
}
