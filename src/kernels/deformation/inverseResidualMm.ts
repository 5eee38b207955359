import type { PointsLps } from '../geometry/types.ts';
import { createMapToFixed } from './createMapToFixed.ts';
import { createMapToMoving } from './createMapToMoving.ts';
import type { SpatialTransform } from './types.ts';

/** Largest distance between a fixed point and where the inverse brings its image back to, mm. */
export function inverseResidualMm(transform: SpatialTransform, fixedLps: PointsLps): number {
  const toMoving = createMapToMoving(transform);
  const toFixed = createMapToFixed(transform);
  const image = new Float64Array(3);
  const back = new Float64Array(3);
  let largest = 0;
  for (let n = 0; n < fixedLps.length; n += 3) {
    toMoving(fixedLps[n], fixedLps[n + 1], fixedLps[n + 2], image);
    toFixed(image[0], image[1], image[2], back);
    const distance = Math.hypot(back[0] - fixedLps[n], back[1] - fixedLps[n + 1], back[2] - fixedLps[n + 2]);
    largest = Math.max(largest, distance);
  }
  return largest;
}
