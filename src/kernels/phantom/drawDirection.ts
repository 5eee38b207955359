import type { Vec3 } from '../geometry/types.ts';
import type { RandomGenerator } from '../random/randomGenerator.ts';

/** A unit vector, uniform on the sphere. */
export function drawDirection(random: RandomGenerator): Vec3 {
  const v = [random.normal(), random.normal(), random.normal()];
  const length = Math.hypot(...v) || 1;
  return [v[0] / length, v[1] / length, v[2] / length];
}
