import { corruptDicom } from '../../dataSet/corruptDicom.ts';
import type { DicomHeader } from '../../types.ts';
import type { FrameSamples } from '../types.ts';

const HEADER_BYTES = 64;
const MAX_SEGMENTS = 15;

/**
 * Decodes a frame of RLE Lossless (DICOM PS3.5 annex G): one PackBits segment per byte of a sample, the most
 * significant first, one sample after the other.
 * @throws CORRUPT_FILE when segments are missing, reach beyond the frame or do not fill it
 */
export function decodeRle(header: DicomHeader, encoded: Uint8Array): FrameSamples {
  const { rows, columns, samplesPerPixel, bitsAllocated, bitsStored, highBit } = header.pixels!;
  const bytesPerSample = bitsAllocated / 8;
  const starts = segmentStarts(header, encoded, samplesPerPixel * bytesPerSample);
  const stride = samplesPerPixel * bytesPerSample;
  const out = new Uint8Array(rows * columns * stride);
  starts.forEach((start, segment) => {
    const sample = Math.floor(segment / bytesPerSample);
    const byte = bytesPerSample - 1 - (segment % bytesPerSample);
    const end = starts[segment + 1] ?? encoded.length;
    const written = unpack(encoded.subarray(start, end), out, sample * bytesPerSample + byte, stride);
    if (written === rows * columns) return;
    const problem = `has an RLE segment of ${written} bytes instead of ${rows * columns}`;
    throw corruptDicom(header.fileName, 'PixelData', problem);
  });
  return { bytes: out, bits: bitsStored, lowBit: highBit + 1 - bitsStored };
}

function segmentStarts({ fileName }: DicomHeader, encoded: Uint8Array, expected: number): number[] {
  if (encoded.length < HEADER_BYTES)
    throw corruptDicom(fileName, 'PixelData', 'has an RLE frame without header');
  const view = new DataView(encoded.buffer, encoded.byteOffset, HEADER_BYTES);
  const count = view.getUint32(0, true);
  if (count !== expected || count > MAX_SEGMENTS) {
    throw corruptDicom(fileName, 'PixelData', `has an RLE frame of ${count} segments instead of ${expected}`);
  }
  const starts = Array.from({ length: count }, (_, n) => view.getUint32(4 + 4 * n, true));
  if (starts.some((start, n) => start < (n === 0 ? HEADER_BYTES : starts[n - 1]) || start > encoded.length)) {
    throw corruptDicom(fileName, 'PixelData', 'has an RLE frame whose segments lie outside it');
  }
  return starts;
}

/** Writes every `stride`-th byte of `out` from `first` on; returns how many the segment holds, at most its room. */
function unpack(segment: Uint8Array, out: Uint8Array, first: number, stride: number): number {
  let [at, to, written] = [0, first, 0];
  while (at + 1 < segment.length && to < out.length) {
    const control = segment[at++];
    if (control === 128) continue;
    const literal = control < 128;
    const run = literal ? control + 1 : 257 - control;
    for (let n = 0; n < run && to < out.length; n++, to += stride, written++) {
      if (literal && at + n >= segment.length) return written;
      out[to] = segment[literal ? at + n : at];
    }
    at += literal ? run : 1;
  }
  return written;
}
