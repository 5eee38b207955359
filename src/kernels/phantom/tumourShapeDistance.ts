import { ellipsoidDistance } from './ellipsoidDistance.ts';
import { sampleNoise } from './sampleNoise.ts';
import { smoothMinimum } from './smoothMinimum.ts';
import type { TumourShape } from './types.ts';

/** Signed distance to the boundary of a tumour of radius 1 at the origin, in radii, negative inside. */
export function tumourShapeDistance(shape: TumourShape, x: number, y: number, z: number): number {
  let distance = Number.POSITIVE_INFINITY;
  for (const { offset, axes } of shape.lobes) {
    const lobe = ellipsoidDistance(axes, x - offset[0], y - offset[1], z - offset[2]);
    distance = distance === Number.POSITIVE_INFINITY ? lobe : smoothMinimum(distance, lobe, 0.5);
  }
  // Far outside the noise cannot matter, and far inside it must not open holes.
  if (distance > 1.2) return distance;
  return distance + shape.roughness * sampleNoise(shape.noise, x, y, z);
}
