import type { PointsLps, Vec3 } from '../../geometry/types.ts';

export interface PatchBlocks {
  readonly count: number;
  /** Block of each patch, 0 to count - 1. */
  readonly blockOf: Int32Array;
}

/**
 * Groups patches into cubes of the given side. Neighbouring patches overlap and see the same structures, so they are
 * no independent witnesses; blocks of about the size of a gyrus nearly are.
 */
export function blocksOfPatches(centresLps: PointsLps, originLps: Vec3, sideMm: number): PatchBlocks {
  const numbers = new Map<string, number>();
  const blockOf = new Int32Array(centresLps.length / 3);
  for (let n = 0; n < blockOf.length; n++) {
    const key = originLps
      .map((origin, axis) => Math.floor((centresLps[3 * n + axis] - origin) / sideMm))
      .join();
    const block = numbers.get(key) ?? numbers.size;
    numbers.set(key, block);
    blockOf[n] = block;
  }
  return { count: numbers.size, blockOf };
}
