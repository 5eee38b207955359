import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { DicomHeader } from '../types.ts';
import { decodeRle } from './codecs/decodeRle.ts';
import { interleavePlanes } from './codecs/interleavePlanes.ts';
import { openJpeg } from './codecs/openJpeg.ts';
import { openJpeg2000 } from './codecs/openJpeg2000.ts';
import { openJpegLs } from './codecs/openJpegLs.ts';
import { pixelCoding } from './pixelCoding.ts';
import type { FrameDecoder, WasmCodecs } from './types.ts';

/**
 * A decoder for the frames of a file.
 * @throws UNSUPPORTED_FORMAT when the transfer syntax is not read
 */
export async function openFrameDecoder(header: DicomHeader, codecs: WasmCodecs): Promise<FrameDecoder> {
  const coding = pixelCoding(header.transferSyntaxUid, header.fileName);
  const { bitsAllocated } = header.pixels!;
  if (coding !== 'NATIVE' && (bitsAllocated === 1 || (bitsAllocated === 32 && coding !== 'RLE'))) {
    throw new SonoledgerError(
      'UNSUPPORTED_FORMAT',
      `${header.fileName} has compressed pixels of ${bitsAllocated} bits; 8 and 16 are read. Decompress it first.`,
    );
  }
  switch (coding) {
    case 'NATIVE':
      return nativeDecoder(header);
    case 'RLE':
      return (encoded) => decodeRle(header, encoded);
    case 'JPEG':
    case 'JPEG_LOSSLESS':
      return openJpeg(header, codecs);
    case 'JPEG_LS':
      return openJpegLs(header, codecs);
    case 'JPEG_2000':
      return openJpeg2000(header, codecs);
  }
}

function nativeDecoder({ pixels }: DicomHeader): FrameDecoder {
  const { bitsAllocated, bitsStored, highBit, planar, samplesPerPixel } = pixels!;
  const bits = bitsAllocated === 1 ? 8 : bitsStored;
  const lowBit = bitsAllocated === 1 ? 0 : highBit + 1 - bitsStored;
  const separate = planar && samplesPerPixel === 3;
  return (encoded) => ({
    bytes: separate ? interleavePlanes(encoded, bitsAllocated / 8) : encoded,
    bits,
    lowBit,
  });
}
