import { exp } from './boundMath.ts';
import type { GaussianBump } from './types.ts';

/**
 * Where the tissue that is seen at a point was before the brain shifted: the point plus the sum of the bumps. Writes
 * x, y, z into `origin`. Smooth everywhere, in any rigid frame in which the bumps are given.
 */
export function brainShiftOrigin(
  bumps: readonly GaussianBump[],
  x: number,
  y: number,
  z: number,
  origin: Float64Array,
): void {
  let [ox, oy, oz] = [x, y, z];
  for (const { centre, sigmaMm, displacementMm } of bumps) {
    const squared = (x - centre[0]) ** 2 + (y - centre[1]) ** 2 + (z - centre[2]) ** 2;
    const weight = exp((-0.5 * squared) / (sigmaMm * sigmaMm));
    ox += weight * displacementMm[0];
    oy += weight * displacementMm[1];
    oz += weight * displacementMm[2];
  }
  origin[0] = ox;
  origin[1] = oy;
  origin[2] = oz;
}
