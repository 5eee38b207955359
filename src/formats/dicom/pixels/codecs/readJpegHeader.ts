import { SonoledgerError } from '../../../../errors/sonoledgerError.ts';
import type { CodestreamHeader } from '../types.ts';

const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;

/**
 * The frame header of a stream of the JPEG family (ITU T.81 B.2.2; JPEG-LS T.87 C.2.2), found without decoding.
 * @throws CORRUPT_FILE when there is none before the first scan
 */
export function readJpegHeader(stream: Uint8Array, fileName: string): CodestreamHeader {
  for (let at = 2; stream[0] === 0xff && stream[1] === 0xd8 && at + 9 < stream.length; ) {
    if (stream[at] !== 0xff) break;
    const marker = stream[at + 1];
    // 0xff may be repeated as padding; markers without a length stand alone.
    if (marker === 0xff || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    if (marker === START_OF_SCAN || marker === END_OF_IMAGE) break;
    if (isFrameMarker(marker)) {
      return {
        marker,
        precision: stream[at + 4],
        rows: stream[at + 5] * 256 + stream[at + 6],
        columns: stream[at + 7] * 256 + stream[at + 8],
        components: stream[at + 9],
      };
    }
    at += 2 + stream[at + 2] * 256 + stream[at + 3];
  }
  throw new SonoledgerError('CORRUPT_FILE', `A compressed frame of ${fileName} is no JPEG stream.`);
}

/** SOF0 to SOF15 without the tables DHT, JPG and DAC that lie between them, and SOF55 of JPEG-LS. */
function isFrameMarker(marker: number): boolean {
  if (marker === 0xf7) return true;
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}
