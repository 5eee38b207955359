import { corruptDicom } from '../dataSet/corruptDicom.ts';
import type { DicomHeader } from '../types.ts';

const EXPLICIT_BIG_ENDIAN = '1.2.840.10008.1.2.2';

/**
 * The bytes of each frame of native pixels, little-endian as stored: single bits stay packed, colour stays as it lies.
 * @throws CORRUPT_FILE when the file ends before its pixels
 */
export function nativeFrames(header: DicomHeader, bytes: Uint8Array): (index: number) => Uint8Array {
  const { fileName, frames } = header;
  const { offset, length, rows, columns, samplesPerPixel, photometric, bitsAllocated } = header.pixels!;
  if (length === undefined) {
    throw corruptDicom(fileName, 'PixelData', 'has no length, which only compressed pixels may lack');
  }
  const samples = photometric === 'YBR_FULL_422' ? 2 : samplesPerPixel;
  const frameBits = rows * columns * samples * bitsAllocated;
  const needed = Math.ceil((frames.length * frameBits) / 8);
  if (offset + needed > bytes.length) {
    const problem = `is truncated: it needs ${needed} bytes, but the file has ${Math.max(0, bytes.length - offset)}`;
    throw corruptDicom(fileName, 'PixelData', problem);
  }
  const pixels = inLittleEndian(header, bytes.subarray(offset, Math.min(bytes.length, offset + length)));
  if (bitsAllocated === 1) return (index) => unpackBits(pixels, index * frameBits, frameBits);
  return (index) => pixels.subarray((index * frameBits) / 8, ((index + 1) * frameBits) / 8);
}

function inLittleEndian({ transferSyntaxUid, pixels }: DicomHeader, bytes: Uint8Array): Uint8Array {
  const { bitsAllocated, valueRepresentation } = pixels!;
  // Bytes of an OW value are swapped in pairs even if a sample has 8 bits or one.
  const unit = bitsAllocated >= 16 ? bitsAllocated / 8 : valueRepresentation === 'OW' ? 2 : 1;
  if (transferSyntaxUid !== EXPLICIT_BIG_ENDIAN || unit === 1) return bytes;
  const whole = Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % unit)));
  return unit === 2 ? whole.swap16() : whole.swap32();
}

/** Frames of single bits follow each other without padding; the first pixel is the lowest bit. */
function unpackBits(packed: Uint8Array, firstBit: number, count: number): Uint8Array {
  const out = new Uint8Array(count);
  for (let n = 0; n < count; n++) {
    const bit = firstBit + n;
    out[n] = (packed[bit >>> 3] >>> (bit & 7)) & 1;
  }
  return out;
}
