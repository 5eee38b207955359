import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { sameGrid } from '../../kernels/geometry/sameGrid.ts';
import type { Geometry, Mask } from '../../kernels/geometry/types.ts';
import { decodeMask, type SourceFile } from './sourceImage.ts';

/**
 * Decodes a label that must lie on a given grid.
 * @throws GRID_MISMATCH, and what reading a label map throws
 */
export function decodeMaskOn(geometry: Geometry, file: SourceFile): Mask {
  const mask = decodeMask(file);
  const grids = sameGrid(mask.geometry, geometry);
  if (grids.same) return mask;
  throw new SonoledgerError(
    'GRID_MISMATCH',
    `${file.fileName} is not on the grid of its ultrasound volume: ${grids.reason}.`,
  );
}
