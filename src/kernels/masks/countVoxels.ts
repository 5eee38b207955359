import type { Mask } from '../geometry/types.ts';

/** The number of voxels inside a mask. */
export function countVoxels(mask: Mask): number {
  let count = 0;
  for (let n = 0; n < mask.data.length; n++) count += mask.data[n];
  return count;
}
