import { type DecodedPng, decode } from 'fast-png';
import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { RgbImage } from '../../kernels/rendering/types.ts';

/**
 * Reads a PNG of any colour type as 8 bit colour; transparency is ignored.
 *
 * @throws CORRUPT_FILE when the bytes are no PNG.
 */
export function decodePng(bytes: Uint8Array, title: string): RgbImage {
  const png = parse(bytes, title);
  const { width, height, channels, palette } = png;
  const sample = sampler(png);
  const data = new Uint8Array(3 * width * height);
  for (let at = 0; at < width * height; at++) {
    for (let c = 0; c < 3; c++) {
      data[3 * at + c] = palette ? palette[sample(at)][c] : sample(at * channels + (channels < 3 ? 0 : c));
    }
  }
  return { width, height, data };
}

/** Reads one sample, scaled to 8 bits unless it is a palette index; fewer than 8 bits are packed in rows. */
function sampler({ data, depth, width, palette }: DecodedPng): (at: number) => number {
  if (depth === 8) return (at) => data[at];
  if (depth === 16) return (at) => data[at] >> 8;
  const rowBytes = Math.ceil((width * depth) / 8);
  const scale = palette ? 1 : 255 / (2 ** depth - 1);
  return (at) => {
    const bit = (at % width) * depth;
    const byte = data[Math.floor(at / width) * rowBytes + (bit >> 3)];
    return ((byte >> (8 - depth - (bit & 7))) & (2 ** depth - 1)) * scale;
  };
}

function parse(bytes: Uint8Array, title: string): DecodedPng {
  try {
    return decode(bytes);
  } catch (error) {
    throw new SonoledgerError(
      'CORRUPT_FILE',
      `The picture of "${title}" is no readable PNG; render it again.`,
      {},
      {
        cause: error,
      },
    );
  }
}
