import { requireSameSize } from './requireSameSize.ts';
import type { GreyImage, RgbImage } from './types.ts';
import { unknownTone } from './unknownTone.ts';

/**
 * Two pictures in complementary colours: ultrasound in green, MRI in magenta (red and blue), so that equal
 * brightness in both is grey or white. Where the MRI is unknown the hatching takes its two channels.
 *
 * @throws INVALID_INPUT when the sizes differ.
 */
export function fuseColours(ultrasound: GreyImage, mri: GreyImage): RgbImage {
  requireSameSize(ultrasound, mri);
  const { width, height } = ultrasound;
  const data = new Uint8Array(3 * width * height);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      const tone = unknownTone(x, y);
      data[3 * at] = mri.known[at] ? mri.data[at] : tone[0];
      data[3 * at + 1] = Math.max(ultrasound.data[at], mri.known[at] ? 0 : tone[1]);
      data[3 * at + 2] = mri.known[at] ? mri.data[at] : tone[2];
    }
  }
  return { width, height, data };
}
