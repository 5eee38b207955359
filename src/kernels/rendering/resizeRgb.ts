import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { resizeChannel } from './resizeChannel.ts';
import type { RgbImage } from './types.ts';

/**
 * Resamples a colour picture channel by channel: linear when it grows, averaging when it shrinks.
 *
 * @throws INVALID_INPUT when the new size is not a whole number of pixels, at least 1.
 */
export function resizeRgb(image: RgbImage, width: number, height: number): RgbImage {
  if (!(Number.isInteger(width) && Number.isInteger(height) && width >= 1 && height >= 1)) {
    throw new SonoledgerError('INVALID_INPUT', 'A picture needs a whole number of pixels, at least 1 by 1.');
  }
  const data = new Uint8Array(3 * width * height);
  const source = new Float32Array(image.width * image.height);
  for (let channel = 0; channel < 3; channel++) {
    for (let at = 0; at < source.length; at++) source[at] = image.data[3 * at + channel];
    const resized = resizeChannel(source, image.width, image.height, width, height);
    for (let at = 0; at < resized.length; at++) data[3 * at + channel] = Math.round(resized[at]);
  }
  return { width, height, data };
}
