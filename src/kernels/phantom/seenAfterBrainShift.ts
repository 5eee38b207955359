import type { Vec3 } from '../geometry/types.ts';
import { brainShiftOrigin } from './brainShiftOrigin.ts';
import type { GaussianBump } from './types.ts';

const MOST_STEPS = 400;
const TOLERANCE_MM = 1e-10;

/**
 * Where tissue is seen after the brain has shifted: the inverse of `brainShiftOrigin` by fixed-point iteration, which
 * converges because the displacement is a contraction (see `drawBrainShift`).
 */
export function seenAfterBrainShift(bumps: readonly GaussianBump[], tissue: Vec3): Vec3 {
  const seen = Float64Array.from(tissue);
  const origin = new Float64Array(3);
  for (let step = 0; step < MOST_STEPS; step++) {
    brainShiftOrigin(bumps, seen[0], seen[1], seen[2], origin);
    let changeMm = 0;
    for (let axis = 0; axis < 3; axis++) {
      const change = tissue[axis] - origin[axis];
      seen[axis] += change;
      changeMm = Math.max(changeMm, Math.abs(change));
    }
    if (changeMm < TOLERANCE_MM) break;
  }
  return [seen[0], seen[1], seen[2]];
}
