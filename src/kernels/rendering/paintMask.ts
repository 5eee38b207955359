import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { requireSameSize } from './requireSameSize.ts';
import type { PlaneMask, Rgb, RgbImage } from './types.ts';

/**
 * Mixes a colour into the pixels of a mask: opacity 0 leaves them, 1 covers them.
 *
 * @throws INVALID_INPUT when the sizes differ or the opacity is outside [0, 1].
 */
export function paintMask(image: RgbImage, mask: PlaneMask, colour: Rgb, opacity: number): RgbImage {
  requireSameSize(image, mask);
  if (!(opacity >= 0 && opacity <= 1)) {
    throw new SonoledgerError('INVALID_INPUT', 'Opacity must lie between 0 and 1.');
  }
  const data = image.data.slice();
  for (let at = 0; at < mask.data.length; at++) {
    if (mask.data[at] === 0) continue;
    for (let c = 0; c < 3; c++) {
      data[3 * at + c] = Math.round(data[3 * at + c] * (1 - opacity) + colour[c] * opacity);
    }
  }
  return { width: image.width, height: image.height, data };
}
