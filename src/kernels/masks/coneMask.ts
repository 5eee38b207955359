import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { Image, Mask, VoxelArray } from '../geometry/types.ts';
import { validateImage } from '../geometry/validateImage.ts';
import { fillHoles } from './fillHoles.ts';

/**
 * The field of view (cone) of an ultrasound volume: the non-zero voxels with their holes filled in 3D, as in
 * Faanes et al. 2025, because dark structures inside the cone reach 0 too.
 * @throws EMPTY_MASK when every voxel is 0, UNSUPPORTED_GEOMETRY, INVALID_INPUT
 */
export function coneMask(ultrasound: Image<VoxelArray>): Mask {
  validateImage(ultrasound);
  const source = ultrasound.data;
  const data = new Uint8Array(source.length);
  let count = 0;
  for (let n = 0; n < data.length; n++) {
    const inside = source[n] !== 0 ? 1 : 0;
    data[n] = inside;
    count += inside;
  }
  if (count === 0) {
    throw new SonoledgerError(
      'EMPTY_MASK',
      'The ultrasound volume is 0 everywhere, so it has no field of view.',
    );
  }
  return fillHoles({ geometry: ultrasound.geometry, data });
}
