import type { Vec3 } from '../kernels/geometry/types.ts';

/** The unit normal of a plane, which a 2D file leaves out: one millimetre along a x b. */
export function thirdAxis(a: Vec3, b: Vec3): Vec3 {
  const normal: Vec3 = [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
  const length = Math.hypot(...normal);
  return [normal[0] / length, normal[1] / length, normal[2] / length];
}
