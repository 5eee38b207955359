import type { Vec3 } from '../kernels/geometry/types.ts';

/** A world vector with the sign of some axes changed, and without the negative zero, which compares unequal in hashes. */
export const flipWorld = (v: Vec3, signs: Vec3): Vec3 => [
  v[0] * signs[0] + 0,
  v[1] * signs[1] + 0,
  v[2] * signs[2] + 0,
];
