import { Decoder } from 'jpeg-lossless-decoder-js';
import { SonoledgerError } from '../../../../errors/sonoledgerError.ts';
import type { DicomHeader } from '../../types.ts';
import type { CodestreamHeader, FrameDecoder, WasmCodecs } from '../types.ts';
import { readJpegHeader } from './readJpegHeader.ts';
import { requireFrameSize } from './requireFrameSize.ts';
import { runWasmDecoder } from './runWasmDecoder.ts';

/** Baseline, extended sequential and progressive DCT with Huffman coding. */
const DCT_MARKERS: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2]);
const LOSSLESS_MARKER = 0xc3;

/**
 * JPEG by libjpeg-turbo (DCT, 8 bits) and jpeg-lossless-decoder-js (lossless, up to 16 bits). The stream decides,
 * not the transfer syntax, since files exist that name the wrong one. DCT colour comes out as RGB.
 */
export async function openJpeg(header: DicomHeader, codecs: WasmCodecs): Promise<FrameDecoder> {
  const { JPEGDecoder } = await codecs('codec-libjpeg-turbo-8bit');
  const { rows, columns, samplesPerPixel } = header.pixels!;
  return (encoded) => {
    const stream = readJpegHeader(encoded, header.fileName);
    requireFrameSize(header, stream);
    const expectedBytes = rows * columns * samplesPerPixel;
    if (stream.marker === LOSSLESS_MARKER) return decodeLossless(header, encoded, stream);
    if (!DCT_MARKERS.has(stream.marker!) || stream.precision !== 8) throw unsupported(header, stream);
    const { fileName } = header;
    const { samples } = runWasmDecoder(JPEGDecoder, encoded, { fileName, expectedBytes });
    return { bytes: widened(samples, header), bits: 8, lowBit: 0 };
  };
}

function decodeLossless(
  header: DicomHeader,
  encoded: Uint8Array,
  stream: CodestreamHeader,
): ReturnType<FrameDecoder> {
  const { rows, columns, samplesPerPixel, bitsAllocated } = header.pixels!;
  let samples: Uint8Array | Uint16Array;
  try {
    // The decoder reads a whole buffer, and a frame is a view into the file.
    const own = Uint8Array.from(encoded);
    samples = new Decoder().decode(own.buffer, 0, own.length, bitsAllocated / 8) as Uint8Array | Uint16Array;
  } catch (cause) {
    const problem = `A lossless JPEG frame of ${header.fileName} is truncated or damaged. Copy the file again.`;
    throw new SonoledgerError('CORRUPT_FILE', problem, {}, { cause });
  }
  if (samples.length !== rows * columns * samplesPerPixel) {
    throw new SonoledgerError('CORRUPT_FILE', `A lossless JPEG frame of ${header.fileName} is incomplete.`);
  }
  const bytes = new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength);
  return { bytes, bits: stream.precision, lowBit: 0 };
}

function unsupported({ fileName }: DicomHeader, { marker, precision }: CodestreamHeader): SonoledgerError {
  return new SonoledgerError(
    'UNSUPPORTED_FORMAT',
    `${fileName} has JPEG frames of ${precision} bits (process SOF${marker! - 0xc0}); lossy JPEG of 8 bits and lossless JPEG are read. Decompress it first, for example with dcmdjpeg or gdcmconv --raw.`,
    { precision },
  );
}

function widened(samples: Uint8Array, { pixels }: DicomHeader): Uint8Array {
  return pixels!.bitsAllocated === 8 ? samples : new Uint8Array(Uint16Array.from(samples).buffer);
}
