import { encode } from 'fast-png';
import type { RgbImage } from '../../kernels/rendering/types.ts';

/** A colour picture as a PNG in a data URI, to be embedded in an SVG that is rasterised. */
export function pngDataUri({ width, height, data }: RgbImage): string {
  // The rasteriser reads it back at once, so compressing it would only cost time.
  const png = encode({ width, height, data, channels: 3, depth: 8 }, { zlib: { level: 0 } });
  return `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
}
