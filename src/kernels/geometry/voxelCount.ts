import type { Geometry } from './types.ts';

/** The number of voxels of a grid, which is the length of its data. */
export function voxelCount(geometry: Geometry): number {
  return geometry.size[0] * geometry.size[1] * geometry.size[2];
}
