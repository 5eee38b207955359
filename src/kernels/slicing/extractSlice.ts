import type { Geometry, SliceAxis, VoxelArray } from '../geometry/types.ts';
import { validateImage } from '../geometry/validateImage.ts';
import { planeWalk } from './planeWalk.ts';
import type { Slice } from './types.ts';

/**
 * Cuts one plane out of a volume, without resampling. Along x and y of the slice run the parent axes (j, k) for
 * axis I, (i, k) for J and (i, j) for K; nothing is flipped.
 * @throws INVALID_INPUT when there is no such slice or the data does not fit, UNSUPPORTED_GEOMETRY
 */
export function extractSlice<T extends VoxelArray>(
  data: T,
  geometry: Geometry,
  axis: SliceAxis,
  index: number,
): Slice<T> {
  validateImage({ data, geometry });
  const { width, height, start, stepX, stepY, pixelSpacingMm } = planeWalk(geometry, axis, index);
  const pixels = new (data.constructor as new (length: number) => T)(width * height);
  let at = 0;
  for (let y = 0; y < height; y++) {
    let from = start + y * stepY;
    for (let x = 0; x < width; x++, from += stepX) pixels[at++] = data[from];
  }
  return { data: pixels, width, height, pixelSpacingMm };
}
