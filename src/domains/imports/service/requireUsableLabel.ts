import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import { sameGrid } from '../../../kernels/geometry/sameGrid.ts';
import type { Geometry } from '../../../kernels/geometry/types.ts';
import type { IncomingVolume } from '../types.ts';

interface LabelledVolume {
  /** Null before it is stored. */
  readonly id: string | null;
  readonly name: string;
  readonly geometry: Geometry;
}

/**
 * Refuses what is no label map of a volume.
 * @throws GRID_MISMATCH, INVALID_INPUT for values that are not whole numbers, EMPTY_MASK
 */
export function requireUsableLabel(volume: LabelledVolume, { facts, fileName }: IncomingVolume): void {
  const grids = sameGrid(facts.geometry, volume.geometry);
  if (!grids.same) {
    throw new SonoledgerError(
      'GRID_MISMATCH',
      `${fileName} does not lie on the grid of volume "${volume.name}": ${grids.reason}. Resample it first.`,
      { volumeId: volume.id },
    );
  }
  if (!facts.wholeNumbers) {
    throw new SonoledgerError(
      'INVALID_INPUT',
      `${fileName} has values that are not whole numbers: it is no label map. Threshold probabilities first.`,
    );
  }
  if (facts.foregroundVoxels === 0) {
    throw new SonoledgerError(
      'EMPTY_MASK',
      `${fileName} labels no voxel. If the volume is not annotated, import nothing: absence means not annotated.`,
    );
  }
}
