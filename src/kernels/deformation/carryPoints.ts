import type { PointsLps } from '../geometry/types.ts';
import { createMapToFixed } from './createMapToFixed.ts';
import type { SpatialTransform } from './types.ts';

/** Moving points where a transform puts them in the fixed world. */
export function carryPoints(transform: SpatialTransform, movingLps: PointsLps): PointsLps {
  const toFixed = createMapToFixed(transform);
  const fixedLps = new Float64Array(movingLps.length);
  const point = new Float64Array(3);
  for (let n = 0; n < movingLps.length; n += 3) {
    toFixed(movingLps[n], movingLps[n + 1], movingLps[n + 2], point);
    fixedLps.set(point, n);
  }
  return fixedLps;
}
