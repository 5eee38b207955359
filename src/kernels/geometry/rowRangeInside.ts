import type { Vec3 } from './types.ts';

/** The half-open range [first, end) of steps; empty when first equals end. */
export interface RowRange {
  readonly first: number;
  readonly end: number;
}

/**
 * The steps n in [0, count) for which the point start + n step lies within a grid's extent, that is, within
 * -0.5 <= index < size - 0.5 on every axis. The extent is convex, so the steps are one range.
 */
export function rowRangeInside(start: Vec3, step: Vec3, count: number, size: Vec3): RowRange {
  let first = 0;
  let end = count;
  for (let axis = 0; axis < 3; axis++) {
    const low = -0.5 - start[axis];
    const high = size[axis] - 0.5 - start[axis];
    if (step[axis] === 0) {
      if (!(low <= 0 && high > 0)) return { first: 0, end: 0 };
      continue;
    }
    const [a, b] =
      step[axis] > 0 ? [low / step[axis], high / step[axis]] : [high / step[axis], low / step[axis]];
    // One step too many on each side, taken back below by the exact test: division rounds.
    first = Math.max(first, Math.ceil(a) - 1);
    end = Math.min(end, Math.floor(b) + 2);
  }
  while (first < end && !isInside(start, step, first, size)) first++;
  while (first < end && !isInside(start, step, end - 1, size)) end--;
  return first < end ? { first, end } : { first: 0, end: 0 };
}

function isInside(start: Vec3, step: Vec3, n: number, size: Vec3): boolean {
  for (let axis = 0; axis < 3; axis++) {
    // Exactly the sum that the sampling loop truncates.
    const shifted = start[axis] + 0.5 + n * step[axis];
    if (!(shifted >= 0 && shifted < size[axis])) return false;
  }
  return true;
}
