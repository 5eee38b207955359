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

/** Entries not yet reached are still unsummed when they are read, so that the sums need no copy. */
function sumLines(
  values: Float64Array,
  stride: number,
  length: number,
  side: number,
  direction: 1 | -1,
): void {
  const block = stride * length;
  const reach = stride * side;
  for (let line = 0; line < values.length; line += block) {
    const end = line + block;
    if (direction === 1) {
      for (let at = line; at < end; at++) {
        for (let other = at + stride; other < end && other < at + reach; other += stride)
          values[at] += values[other];
      }
    } else {
      for (let at = end - 1; at >= line; at--) {
        for (let other = at - stride; other >= line && other > at - reach; other -= stride)
          values[at] += values[other];
      }
    }
  }
}
