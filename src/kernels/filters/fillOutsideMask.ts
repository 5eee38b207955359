import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { sameGrid } from '../geometry/sameGrid.ts';
import type { Image, Mask, VoxelArray } from '../geometry/types.ts';
import { emptyMaskError } from '../masks/emptyMaskError.ts';
import { validateMask } from '../masks/validateMask.ts';
import type { RandomGenerator } from '../random/randomGenerator.ts';

/**
 * An image whose voxels outside a mask hold values of voxels inside it, drawn at random: what lies outside keeps the
 * distribution of intensities and tells nothing about any other image. Stands in for a mask where a tool takes none.
 * @throws EMPTY_MASK, GRID_MISMATCH, INVALID_INPUT, UNSUPPORTED_GEOMETRY
 */
export function fillOutsideMask(image: Image<VoxelArray>, mask: Mask, random: RandomGenerator): Image {
  validateMask(mask);
  const grids = sameGrid(image.geometry, mask.geometry);
  if (!grids.same) {
    throw new SonoledgerError('GRID_MISMATCH', `The mask is not on the image's grid: ${grids.reason}`);
  }
  const inside = Float32Array.from(image.data).filter((_, voxel) => mask.data[voxel] === 1);
  if (inside.length === 0) throw emptyMaskError('inside to fill from');
  const data = Float32Array.from(image.data, (value, voxel) =>
    mask.data[voxel] === 1 ? value : inside[Math.floor(inside.length * random.uniform())],
  );
  return { geometry: image.geometry, data };
}
