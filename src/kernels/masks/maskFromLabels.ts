import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { Image, Mask, VoxelArray } from '../geometry/types.ts';
import { validateImage } from '../geometry/validateImage.ts';

/**
 * The mask of one structure of a label map of any voxel type.
 * @param labelValue the structure's value; when omitted every value but 0 is inside, because tools write 1, 255
 * or a number of their own for the one structure of a file
 * @throws INVALID_INPUT when the values are not whole numbers, as in a probability map; UNSUPPORTED_GEOMETRY
 */
export function maskFromLabels(labels: Image<VoxelArray>, labelValue?: number): Mask {
  validateImage(labels);
  const source = labels.data;
  const data = new Uint8Array(source.length);
  for (let n = 0; n < data.length; n++) {
    const value = source[n];
    if (!Number.isInteger(value)) {
      throw new SonoledgerError(
        'INVALID_INPUT',
        `A label map holds whole numbers only, but this one has the value ${value}. Threshold probabilities first.`,
      );
    }
    data[n] = (labelValue === undefined ? value !== 0 : value === labelValue) ? 1 : 0;
  }
  return { geometry: labels.geometry, data };
}
