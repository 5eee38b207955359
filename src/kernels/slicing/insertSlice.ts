import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { Geometry, SliceAxis, VoxelArray } from '../geometry/types.ts';
import { validateImage } from '../geometry/validateImage.ts';
import { planeWalk } from './planeWalk.ts';

/**
 * Writes one plane into a volume that is being assembled, the inverse of `extractSlice`. The one kernel that
 * writes into its argument: a copy per slice would make the assembly quadratic.
 * @param volume changed in place
 * @throws INVALID_INPUT when there is no such slice or a length does not fit, UNSUPPORTED_GEOMETRY
 */
export function insertSlice<T extends VoxelArray>(
  volume: T,
  geometry: Geometry,
  axis: SliceAxis,
  index: number,
  pixels: T,
): void {
  validateImage({ data: volume, geometry });
  const { width, height, start, stepX, stepY } = planeWalk(geometry, axis, index);
  if (pixels.length !== width * height) {
    throw new SonoledgerError(
      'INVALID_INPUT',
      `A slice on axis ${axis} has ${width} x ${height} pixels, but ${pixels.length} values were given.`,
    );
  }
  let at = 0;
  for (let y = 0; y < height; y++) {
    let to = start + y * stepY;
    for (let x = 0; x < width; x++, to += stepX) volume[to] = pixels[at++];
  }
}
