import type { SliceAxis } from '../geometry/types.ts';

export interface PlaneAxes {
  /** The number (0, 1, 2 for i, j, k) of the axis that is constant in the plane. */
  readonly normal: 0 | 1 | 2;
  /** The parent axis along a slice's x (columns, the faster one). */
  readonly x: 0 | 1 | 2;
  /** The parent axis along a slice's y (rows). */
  readonly y: 0 | 1 | 2;
}

const AXES: Readonly<Record<SliceAxis, PlaneAxes>> = {
  I: { normal: 0, x: 1, y: 2 },
  J: { normal: 1, x: 0, y: 2 },
  K: { normal: 2, x: 0, y: 1 },
};

/** Which parent axes a slice shows: I shows (j, k), J shows (i, k), K shows (i, j), as (x, y). */
export function planeAxes(axis: SliceAxis): PlaneAxes {
  return AXES[axis];
}
