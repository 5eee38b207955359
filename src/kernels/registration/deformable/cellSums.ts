import type { Vec3 } from '../../geometry/types.ts';

/**
 * Replaces the entry of every cell by the sum over the cube of `side` cells from it onwards (`direction` 1), or up to
 * it (-1), in place. Cells beyond the grid count nothing.
 */
export function sumCubes(
  values: Float64Array,
  size: Vec3,
  perCell: number,
  side: number,
  direction: 1 | -1,
): void {
  const strides = [perCell, perCell * size[0], perCell * size[0] * size[1]];
  for (let axis = 0; axis < 3; axis++) sumLines(values, strides[axis], size[axis], side, direction);
}

/**
 * Works along the axis in runs of one stride, which lie together in memory. Runs not yet reached are still unsummed when
 * they are read, so that the sums need no copy.
 */
function sumLines(
  values: Float64Array,
  stride: number,
  length: number,
  side: number,
  direction: 1 | -1,
): void {
  const block = stride * length;
  for (let line = 0; line < values.length; line += block) {
    for (let n = 0; n < length; n++) {
      const reach = Math.min(side - 1, length - 1 - n);
      const run = line + stride * (direction === 1 ? n : length - 1 - n);
      for (let s = 1; s <= reach; s++) addRun(values, run, run + direction * s * stride, stride);
    }
  }
}

function addRun(values: Float64Array, to: number, from: number, length: number): void {
  for (let n = 0; n < length; n++) values[to + n] += values[from + n];
}
