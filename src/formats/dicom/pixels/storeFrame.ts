import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { VoxelArray } from '../../../kernels/geometry/types.ts';
import type { DicomHeader, Rescale } from '../types.ts';
import { greyOfColour } from './greyOfColour.ts';
import type { FrameSamples } from './types.ts';

/**
 * Writes the values of one frame into `out` from `offset` on: sign and unused bits resolved, grey from colour,
 * MONOCHROME1 turned so that larger is brighter, rescaled.
 * @throws UNSUPPORTED_FORMAT for colours and palettes, and for MONOCHROME1 with a rescale, whose values have a
 * meaning that turning would destroy
 */
export function storeFrame(
  header: DicomHeader,
  samples: FrameSamples,
  rescale: Rescale,
  out: VoxelArray,
  offset: number,
): void {
  const pixels = header.pixels!;
  const grey = pixels.samplesPerPixel === 3 ? greySamples(header, samples) : samples;
  const inverted = isInverted(header, rescale);
  const identity = rescale.slope === 1 && rescale.intercept === 0;
  const count = pixels.rows * pixels.columns;
  if (identity && !inverted && fillsType(grey, pixels.bitsAllocated) && matches(out, header)) {
    const target = new Uint8Array(
      out.buffer,
      out.byteOffset + offset * out.BYTES_PER_ELEMENT,
      grey.bytes.length,
    );
    target.set(grey.bytes);
    return;
  }
  const words = wordsOf(grey.bytes, count);
  const left = 32 - grey.bits - grey.lowBit;
  const right = 32 - grey.bits;
  const { slope, intercept } = rescale;
  // value -> lowest + highest - value, on the range of the stored bits.
  const turn = pixels.signed ? -1 : 2 ** pixels.bitsStored - 1;
  for (let n = 0; n < count; n++) {
    const word = words[n] << left;
    const stored = pixels.signed ? word >> right : word >>> right;
    out[offset + n] = slope * (inverted ? turn - stored : stored) + intercept;
  }
}

const greySamples = (header: DicomHeader, samples: FrameSamples): FrameSamples => ({
  bytes: greyOfColour(header, samples),
  bits: 8,
  lowBit: 0,
});

function isInverted({ fileName, pixels }: DicomHeader, { slope, intercept }: Rescale): boolean {
  const { photometric, samplesPerPixel } = pixels!;
  if (photometric === 'MONOCHROME2' || samplesPerPixel === 3) return false;
  if (photometric === 'MONOCHROME1' && slope === 1 && intercept === 0) return true;
  const what = photometric === 'MONOCHROME1' ? 'MONOCHROME1 with a rescale' : photometric;
  throw new SonoledgerError(
    'UNSUPPORTED_FORMAT',
    `${fileName} has the photometric interpretation ${what}; MONOCHROME2 is read, and grey pictures in RGB or YBR. Export it as MONOCHROME2.`,
    { photometric },
  );
}

const fillsType = ({ bits, lowBit, bytes }: FrameSamples, bitsAllocated: number): boolean =>
  lowBit === 0 && bits === Math.max(8, bitsAllocated) && bytes.length > 0;

/** Whether the array stores the samples as they are. */
function matches(out: VoxelArray, { pixels }: DicomHeader): boolean {
  const { bitsAllocated, signed } = pixels!;
  const size = Math.max(1, bitsAllocated / 8);
  const signedArray = out instanceof Int8Array || out instanceof Int16Array || out instanceof Int32Array;
  const whole = !(out instanceof Float32Array || out instanceof Float64Array);
  return whole && out.BYTES_PER_ELEMENT === size && (signedArray === signed || bitsAllocated === 1);
}

/** The samples as words; copied when they do not start at a multiple of their size. */
function wordsOf(bytes: Uint8Array, count: number): Uint8Array | Uint16Array | Uint32Array {
  const size = bytes.length / count;
  if (size === 1) return bytes;
  const aligned = bytes.byteOffset % size === 0 ? bytes : Uint8Array.from(bytes);
  return size === 2
    ? new Uint16Array(aligned.buffer, aligned.byteOffset, count)
    : new Uint32Array(aligned.buffer, aligned.byteOffset, count);
}
