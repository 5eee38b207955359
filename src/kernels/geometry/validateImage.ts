import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { Image, VoxelArray } from './types.ts';
import { validateGeometry } from './validateGeometry.ts';
import { voxelCount } from './voxelCount.ts';

/**
 * Checks an image's geometry and that its data has one value per voxel.
 * @throws UNSUPPORTED_GEOMETRY, INVALID_INPUT
 */
export function validateImage(image: Image<VoxelArray>): void {
  validateGeometry(image.geometry);
  const expected = voxelCount(image.geometry);
  if (image.data.length !== expected) {
    throw new SonoledgerError(
      'INVALID_INPUT',
      `An image of ${image.geometry.size.join(' x ')} voxels needs ${expected} values, but it has ${image.data.length}.`,
    );
  }
}
