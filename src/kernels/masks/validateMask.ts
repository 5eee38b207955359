import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { Mask } from '../geometry/types.ts';
import { validateImage } from '../geometry/validateImage.ts';

/**
 * Checks that an image is a mask: one byte per voxel, each 0 or 1.
 * @throws INVALID_INPUT, UNSUPPORTED_GEOMETRY
 */
export function validateMask(mask: Mask): void {
  validateImage(mask);
  let allBits = 0;
  for (let n = 0; n < mask.data.length; n++) allBits |= mask.data[n];
  if (allBits > 1) {
    throw new SonoledgerError('INVALID_INPUT', 'A mask holds only 0 and 1, but this one has other values.');
  }
}
