import type { VoxelArray } from '../kernels/geometry/types.ts';

/** The number of voxels that are NaN or infinite. Integer arrays have none. */
export function countNonFinite(data: VoxelArray): number {
  if (!(data instanceof Float32Array || data instanceof Float64Array)) return 0;
  let count = 0;
  // x - x is 0 for every finite number and NaN otherwise.
  for (let n = 0; n < data.length; n++) if (data[n] - data[n] !== 0) count++;
  return count;
}
