import type { GreyImage, RgbImage } from './types.ts';
import { unknownTone } from './unknownTone.ts';

/** A grey picture in colour; unknown pixels carry the dark blue hatching. */
export function colourGrey(image: GreyImage): RgbImage {
  const { width, height } = image;
  const data = new Uint8Array(3 * width * height);
  for (let at = 0; at < image.data.length; at++) {
    if (image.known[at]) data.fill(image.data[at], 3 * at, 3 * at + 3);
    else data.set(unknownTone(at % width, Math.floor(at / width)), 3 * at);
  }
  return { width, height, data };
}
