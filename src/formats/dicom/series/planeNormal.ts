import type { Vec3 } from '../../../kernels/geometry/types.ts';

/** The unit normal of an image plane: row direction times column direction. NaN when they are parallel. */
export function planeNormal([a, b, c, d, e, f]: readonly number[]): Vec3 {
  const [x, y, z] = [b * f - c * e, c * d - a * f, a * e - b * d];
  const length = Math.hypot(x, y, z);
  return [x / length, y / length, z / length];
}
