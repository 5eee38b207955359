import type { DicomHeader } from '../../types.ts';
import type { FrameDecoder, WasmCodecs } from '../types.ts';
import { interleavePlanes } from './interleavePlanes.ts';
import { readJpegHeader } from './readJpegHeader.ts';
import { requireFrameSize } from './requireFrameSize.ts';
import { runWasmDecoder } from './runWasmDecoder.ts';

/** Interleave mode of T.87: each component in a scan of its own. */
const BY_PLANE = 0;

/** JPEG-LS, lossless and near-lossless, by CharLS. */
export async function openJpegLs(header: DicomHeader, codecs: WasmCodecs): Promise<FrameDecoder> {
  const { JpegLSDecoder } = await codecs('codec-charls');
  const { rows, columns, samplesPerPixel, bitsAllocated } = header.pixels!;
  return (encoded) => {
    const stream = readJpegHeader(encoded, header.fileName);
    requireFrameSize(header, stream);
    const bytesPerSample = stream.precision <= 8 ? 1 : 2;
    const { samples, interleaveMode } = runWasmDecoder(JpegLSDecoder, encoded, {
      fileName: header.fileName,
      expectedBytes: rows * columns * samplesPerPixel * bytesPerSample,
    });
    const wide =
      bytesPerSample === bitsAllocated / 8 ? samples : new Uint8Array(Uint16Array.from(samples).buffer);
    const planar = interleaveMode === BY_PLANE && samplesPerPixel === 3;
    return {
      bytes: planar ? interleavePlanes(wide, bitsAllocated / 8) : wide,
      bits: stream.precision,
      lowBit: 0,
    };
  };
}
