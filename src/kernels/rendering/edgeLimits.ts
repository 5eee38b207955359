import type { EdgeLimits } from './strongEdges.ts';
import type { EdgePoints } from './types.ts';

/** Limits at two shares, in [0, 1], of the strengths of all points of several planes; without points none passes. */
export function edgeLimits(
  planes: readonly EdgePoints[],
  highFraction: number,
  lowFraction: number,
): EdgeLimits {
  const sorted = new Float32Array(planes.reduce((n, { strength }) => n + strength.length, 0));
  let n = 0;
  for (const { strength } of planes) {
    sorted.set(strength, n);
    n += strength.length;
  }
  if (n === 0) return { high: Number.POSITIVE_INFINITY, low: Number.POSITIVE_INFINITY };
  sorted.sort();
  const share = (fraction: number): number => sorted[Math.floor(fraction * (n - 1))];
  return { high: share(highFraction), low: share(lowFraction) };
}
