import type { DicomHeader } from '../../types.ts';
import type { FrameDecoder, WasmCodecs } from '../types.ts';
import { readJpeg2000Header } from './readJpeg2000Header.ts';
import { requireFrameSize } from './requireFrameSize.ts';
import { runWasmDecoder } from './runWasmDecoder.ts';

/** JPEG 2000 by OpenJPEG. Colour comes out as RGB. */
export async function openJpeg2000(header: DicomHeader, codecs: WasmCodecs): Promise<FrameDecoder> {
  const { J2KDecoder } = await codecs('codec-openjpeg');
  const { rows, columns, samplesPerPixel, bitsAllocated } = header.pixels!;
  return (encoded) => {
    const stream = readJpeg2000Header(encoded, header.fileName);
    requireFrameSize(header, stream);
    const bytesPerSample = stream.precision <= 8 ? 1 : 2;
    const { samples } = runWasmDecoder(J2KDecoder, encoded, {
      fileName: header.fileName,
      expectedBytes: rows * columns * samplesPerPixel * bytesPerSample,
    });
    const bytes = widen(samples, bytesPerSample, bitsAllocated / 8, stream.signed);
    // A signed stream comes out with its sign in the highest bit of the sample, an unsigned one as its bits alone.
    return { bytes, bits: stream.signed ? bitsAllocated : stream.precision, lowBit: 0 };
  };
}

/** Samples of up to 8 bits come out as bytes, also where 16 bits are allocated. */
function widen(samples: Uint8Array, from: number, to: number, signed: boolean): Uint8Array {
  if (from === to) return samples;
  const values = signed ? Int16Array.from(new Int8Array(samples.buffer)) : Uint16Array.from(samples);
  return new Uint8Array(values.buffer);
}
