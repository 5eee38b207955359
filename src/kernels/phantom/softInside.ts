import { max, min } from './boundMath.ts';

/**
 * How much of a small region lies inside a structure, 0 to 1, from the signed distance (negative inside) at
 * its centre: the linear ramp of a plane boundary sweeping through a region of the given half width.
 */
export function softInside(distanceMm: number, halfWidthMm: number): number {
  return max(0, min(1, 0.5 - distanceMm / (2 * halfWidthMm)));
}
