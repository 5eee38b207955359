import { encode } from 'fast-png';
import { resizeRgb } from '../kernels/rendering/resizeRgb.ts';
import { decodePng } from './contact/decodePng.ts';

/**
 * A smaller copy of a sheet with the same aspect, as PNG bytes, for lists and reports.
 *
 * @throws CORRUPT_FILE when the bytes are no PNG; INVALID_INPUT when the width is no whole number of pixels.
 */
export function renderThumbnail(png: Uint8Array, width = 400): Uint8Array {
  const picture = decodePng(png, 'thumbnail');
  const height = Math.max(1, Math.round((width * picture.height) / picture.width));
  const { data } = resizeRgb(picture, width, height);
  return encode({ width, height, data, channels: 3, depth: 8 });
}
