import { SonoledgerError } from '../errors/sonoledgerError.ts';
import type { VoxelArray } from '../kernels/geometry/types.ts';
import { countNonFinite } from './countNonFinite.ts';

/** NON_FINITE_VALUES when a voxel is NaN or infinite. */
export function refuseNonFinite(data: VoxelArray, fileName: string): void {
  const count = countNonFinite(data);
  if (count === 0) return;
  throw new SonoledgerError(
    'NON_FINITE_VALUES',
    `${count} of the ${data.length} voxels of ${fileName} are NaN or infinite. Replace them before import.`,
    { nonFiniteVoxels: count, voxels: data.length },
  );
}
