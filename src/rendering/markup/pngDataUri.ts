import { encode } from 'fast-png';
import type { RgbImage } from '../../kernels/rendering/types.ts';

/** A colour picture as a PNG in a data URI, to be embedded in SVG or HTML. */
export function pngDataUri({ width, height, data }: RgbImage): string {
  const png = encode({ width, height, data, channels: 3, depth: 8 });
  return `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
}
