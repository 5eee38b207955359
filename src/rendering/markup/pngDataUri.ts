import { crc32, deflateSync } from 'node:zlib';
import type { RgbImage } from '../../kernels/rendering/types.ts';
import { Markup } from './markup.ts';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const NO_FILTER = 0;

/**
 * A colour picture as a PNG in a data URI, to be embedded in an SVG that is rasterised. The rasteriser reads it back
 * at once, so it is neither filtered nor compressed, and as markup it is not searched for letters to escape.
 */
export function pngDataUri({ width, height, data }: RgbImage): Markup {
  const rows = Buffer.alloc((3 * width + 1) * height, NO_FILTER);
  for (let y = 0; y < height; y++) {
    rows.set(data.subarray(3 * width * y, 3 * width * (y + 1)), (3 * width + 1) * y + 1);
  }
  const png = Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header(width, height)),
    chunk('IDAT', deflateSync(rows, { level: 0 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
  return new Markup(`data:image/png;base64,${png.toString('base64')}`);
}

/** 8 bits per channel, red, green, blue, not interlaced. */
function header(width: number, height: number): Buffer {
  const bytes = Buffer.alloc(13);
  bytes.writeUInt32BE(width, 0);
  bytes.writeUInt32BE(height, 4);
  bytes.set([8, 2, 0, 0, 0], 8);
  return bytes;
}

function chunk(name: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const frame = Buffer.alloc(4 + body.length + 4);
  frame.writeUInt32BE(content.length, 0);
  frame.set(body, 4);
  frame.writeUInt32BE(crc32(body), 4 + body.length);
  return frame;
}
