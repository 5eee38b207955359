import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { colourGrey } from './colourGrey.ts';
import { requireSameSize } from './requireSameSize.ts';
import { tintedShades } from './tintedShades.ts';
import type { GreyImage, Rgb, RgbImage } from './types.ts';

/**
 * Squares of `tilePixels` taken in turn from two pictures, the first at the top left and in shades of `tint`, the
 * second in grey. A structure that runs on across the borders of the squares is aligned there.
 *
 * @throws INVALID_INPUT when the sizes differ or the tile is not a whole number of pixels.
 */
export function checkerboard(first: GreyImage, second: GreyImage, tilePixels: number, tint: Rgb): RgbImage {
  requireSameSize(first, second);
  if (!(Number.isInteger(tilePixels) && tilePixels >= 1)) {
    throw new SonoledgerError(
      'INVALID_INPUT',
      'A checkerboard tile needs a whole number of pixels, at least 1.',
    );
  }
  const { width, height, data } = colourGrey(second);
  const shades = tintedShades(tint);
  for (let y = 0, at = 0; y < height; y++) {
    const row = (y / tilePixels) | 0;
    for (let x = 0; x < width; x++, at++) {
      const odd = (((x / tilePixels) | 0) + row) % 2;
      if (odd) continue;
      for (let c = 0; c < 3; c++) data[3 * at + c] = shades[3 * first.data[at] + c];
    }
  }
  return { width, height, data };
}
