import type { Mask } from '../geometry/types.ts';
import { validateMask } from './validateMask.ts';

/**
 * The voxels of a mask that have a 6-neighbour outside it; beyond the grid counts as outside. Equals the mask
 * minus its erosion by the 6-connected structure.
 * @throws INVALID_INPUT, UNSUPPORTED_GEOMETRY
 */
export function maskBoundary(mask: Mask): Mask {
  validateMask(mask);
  const [width, height, depth] = mask.geometry.size;
  const { data } = mask;
  const boundary = new Uint8Array(data.length);
  const plane = width * height;
  let at = 0;
  for (let k = 0; k < depth; k++) {
    for (let j = 0; j < height; j++) {
      const rowIsInner = k > 0 && k < depth - 1 && j > 0 && j < height - 1;
      for (let i = 0; i < width; i++, at++) {
        if (data[at] === 0) continue;
        const enclosed =
          rowIsInner &&
          i > 0 &&
          i < width - 1 &&
          data[at - 1] +
            data[at + 1] +
            data[at - width] +
            data[at + width] +
            data[at - plane] +
            data[at + plane] ===
            6;
        boundary[at] = enclosed ? 0 : 1;
      }
    }
  }
  return { geometry: mask.geometry, data: boundary };
}
