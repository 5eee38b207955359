import type { Mask, Vec3 } from '../geometry/types.ts';
import { emptyMaskError } from './emptyMaskError.ts';
import { validateMask } from './validateMask.ts';

/** The smallest and the largest voxel index inside a mask on each axis; both belong to it. */
export interface BoundingBox {
  readonly first: Vec3;
  readonly last: Vec3;
}

/**
 * The smallest box of voxels that holds a mask.
 * @throws EMPTY_MASK, INVALID_INPUT, UNSUPPORTED_GEOMETRY
 */
export function boundingBox(mask: Mask): BoundingBox {
  validateMask(mask);
  const [width, height, depth] = mask.geometry.size;
  let [i0, i1, j0, j1, k0, k1] = [width, -1, height, -1, depth, -1];
  for (let k = 0; k < depth; k++) {
    for (let j = 0; j < height; j++) {
      const start = width * (j + height * k);
      const row = mask.data.subarray(start, start + width);
      const first = row.indexOf(1);
      if (first < 0) continue;
      i0 = Math.min(i0, first);
      i1 = Math.max(i1, row.lastIndexOf(1));
      j0 = Math.min(j0, j);
      j1 = Math.max(j1, j);
      k0 = Math.min(k0, k);
      k1 = k;
    }
  }
  if (k1 < 0) throw emptyMaskError('bounding box');
  return { first: [i0, j0, k0], last: [i1, j1, k1] };
}
