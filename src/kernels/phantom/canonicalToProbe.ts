import type { Vec3 } from '../geometry/types.ts';
import { displaceToCanonical } from './displaceToCanonical.ts';
import type { Anatomy } from './types.ts';

/** Inverse of the warp by fixed-point iteration; the warp is a contraction, so 60 steps leave well below 0.01 mm. */
export function canonicalToProbe(anatomy: Anatomy, target: Vec3): Vec3 {
  const found = Float64Array.from(target);
  const mapped = new Float64Array(3);
  for (let step = 0; step < 60; step++) {
    displaceToCanonical(anatomy, found[0], found[1], found[2], mapped);
    for (let axis = 0; axis < 3; axis++) found[axis] += target[axis] - mapped[axis];
  }
  return [found[0], found[1], found[2]];
}
