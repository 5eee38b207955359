import type { Mask, Vec3 } from '../geometry/types.ts';
import { floodRows } from './floodRows.ts';
import { validateMask } from './validateMask.ts';

const OUTSIDE = 2;

/**
 * Fills the holes of a mask in 3D: everything outside that is not 6-connected to the border of the grid
 * becomes inside. Equals scipy.ndimage.binary_fill_holes with its default structure.
 * @throws INVALID_INPUT, UNSUPPORTED_GEOMETRY
 */
export function fillHoles(mask: Mask): Mask {
  validateMask(mask);
  const state = Uint8Array.from(mask.data);
  for (const seed of borderVoxels(mask.geometry.size)) floodRows(state, mask.geometry.size, seed, OUTSIDE);
  for (let n = 0; n < state.length; n++) state[n] = state[n] === OUTSIDE ? 0 : 1;
  return { geometry: mask.geometry, data: state };
}

function* borderVoxels([width, height, depth]: Vec3): Generator<number> {
  for (let k = 0; k < depth; k++) {
    for (let j = 0; j < height; j++) {
      const row = width * (j + height * k);
      if (k === 0 || k === depth - 1 || j === 0 || j === height - 1) {
        for (let i = 0; i < width; i++) yield row + i;
      } else {
        yield row;
        yield row + width - 1;
      }
    }
  }
}
