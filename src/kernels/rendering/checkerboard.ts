import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { requireSameSize } from './requireSameSize.ts';
import type { GreyImage } from './types.ts';

/**
 * Squares of `tilePixels` taken in turn from two pictures, the first at the top left. A structure that runs
 * on across the borders of the squares is aligned there.
 *
 * @throws INVALID_INPUT when the sizes differ or the tile is not a whole number of pixels.
 */
export function checkerboard(first: GreyImage, second: GreyImage, tilePixels: number): GreyImage {
  requireSameSize(first, second);
  if (!(Number.isInteger(tilePixels) && tilePixels >= 1)) {
    throw new SonoledgerError(
      'INVALID_INPUT',
      'A checkerboard tile needs a whole number of pixels, at least 1.',
    );
  }
  const { width, height } = first;
  const data = new Uint8Array(width * height);
  const known = new Uint8Array(width * height);
  for (let y = 0, at = 0; y < height; y++) {
    const row = (y / tilePixels) | 0;
    for (let x = 0; x < width; x++, at++) {
      const odd = (((x / tilePixels) | 0) + row) % 2;
      const source = odd ? second : first;
      data[at] = source.data[at];
      known[at] = source.known[at];
    }
  }
  return { width, height, data, known };
}
