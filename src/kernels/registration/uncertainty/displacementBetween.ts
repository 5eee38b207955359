import { transformPoint } from '../../geometry/transformPoint.ts';
import type { Mat4, PointsLps } from '../../geometry/types.ts';

/** Root mean square distance between where two poses put the points, mm. */
export function displacementBetween(a: Mat4, b: Mat4, pointsMovingLps: PointsLps): number {
  let squares = 0;
  for (let n = 0; n < pointsMovingLps.length; n += 3) {
    const point = [pointsMovingLps[n], pointsMovingLps[n + 1], pointsMovingLps[n + 2]] as const;
    const [p, q] = [transformPoint(a, point), transformPoint(b, point)];
    squares += (p[0] - q[0]) ** 2 + (p[1] - q[1]) ** 2 + (p[2] - q[2]) ** 2;
  }
  return Math.sqrt((3 * squares) / pointsMovingLps.length);
}
