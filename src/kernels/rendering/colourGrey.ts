import type { GreyImage, RgbImage } from './types.ts';
import { unknownTone } from './unknownTone.ts';

/** A grey picture in colour; unknown pixels carry the dark blue hatching. */
export function colourGrey(image: GreyImage): RgbImage {
  const { width, height } = image;
  const data = new Uint8Array(3 * width * height);
  for (let at = 0; at < image.data.length; at++) {
    const grey = image.data[at];
    const tone = image.known[at] ? null : unknownTone(at % width, Math.floor(at / width));
    data[3 * at] = tone ? tone[0] : grey;
    data[3 * at + 1] = tone ? tone[1] : grey;
    data[3 * at + 2] = tone ? tone[2] : grey;
  }
  return { width, height, data };
}
