import type { VoxelArray } from '../../../kernels/geometry/types.ts';
import type { DicomPixels, DicomSlice } from '../types.ts';

const WHOLE_TYPES = [Uint8Array, Int8Array, Int16Array, Uint16Array, Int32Array, Uint32Array] as const;

/**
 * An array for the values of all slices: the stored type when nothing is rescaled, the smallest integer type that
 * holds every possible value when slopes and intercepts are whole, floating point otherwise (32 bits for up to 16
 * stored bits, else 64).
 */
export function createVoxelArray(slices: readonly DicomSlice[], length: number): VoxelArray {
  const [low, high] = valueRange(slices);
  const [first] = slices;
  if (slices.every((slice) => isIdentity(slice) && sameType(slice, first))) {
    return createStored(first.header.pixels!, length);
  }
  if (slices.every(isWhole)) {
    const Type = WHOLE_TYPES.find((type) => fits(type, low, high));
    if (Type) return new Type(length);
  }
  const bits = Math.max(...slices.map(({ header }) => header.pixels!.bitsStored));
  return bits <= 16 ? new Float32Array(length) : new Float64Array(length);
}

function createStored({ bitsAllocated, signed }: DicomPixels, length: number): VoxelArray {
  if (bitsAllocated <= 8) return signed ? new Int8Array(length) : new Uint8Array(length);
  if (bitsAllocated === 16) return signed ? new Int16Array(length) : new Uint16Array(length);
  return signed ? new Int32Array(length) : new Uint32Array(length);
}

const isIdentity = ({ frame: { rescale } }: DicomSlice): boolean =>
  rescale.slope === 1 && rescale.intercept === 0;

const isWhole = ({ frame: { rescale } }: DicomSlice): boolean =>
  Number.isInteger(rescale.slope) && Number.isInteger(rescale.intercept);

function sameType(a: DicomSlice, b: DicomSlice): boolean {
  const [p, q] = [a.header.pixels!, b.header.pixels!];
  return p.bitsAllocated === q.bitsAllocated && p.signed === q.signed;
}

/** Lowest and highest value that the stored bits can give. */
function valueRange(slices: readonly DicomSlice[]): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const { header, frame } of slices) {
    const { bitsStored, signed } = header.pixels!;
    const { slope, intercept } = frame.rescale;
    const ends = signed ? [-(2 ** (bitsStored - 1)), 2 ** (bitsStored - 1) - 1] : [0, 2 ** bitsStored - 1];
    for (const end of ends) {
      low = Math.min(low, slope * end + intercept);
      high = Math.max(high, slope * end + intercept);
    }
  }
  return [low, high];
}

function fits(type: (typeof WHOLE_TYPES)[number], low: number, high: number): boolean {
  const bits = 8 * type.BYTES_PER_ELEMENT;
  const signed = type.name.startsWith('Int');
  const lowest = signed ? -(2 ** (bits - 1)) : 0;
  return low >= lowest && high <= lowest + 2 ** bits - 1;
}
