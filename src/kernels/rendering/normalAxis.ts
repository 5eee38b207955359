import type { SliceAxis } from '../geometry/types.ts';

/** The voxel axis (0 i, 1 j, 2 k) that is constant on a slice of this axis. */
export function normalAxis(axis: SliceAxis): 0 | 1 | 2 {
  return ({ I: 0, J: 1, K: 2 } as const)[axis];
}
