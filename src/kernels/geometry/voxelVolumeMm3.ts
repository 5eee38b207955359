import type { Geometry } from './types.ts';

/** The volume of one voxel in mm3. */
export function voxelVolumeMm3(geometry: Geometry): number {
  return geometry.spacingMm[0] * geometry.spacingMm[1] * geometry.spacingMm[2];
}
