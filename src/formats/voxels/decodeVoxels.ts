import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { VoxelArray } from '../../kernels/geometry/types.ts';
import { BYTES_PER_VOXEL } from './bytesPerVoxel.ts';
import type { StoredType } from './types.ts';

/**
 * Turns the stored voxel bytes into a typed array of the same type. 64-bit integers, which label tools write,
 * become 32-bit ones if every value fits.
 * @param bytes exactly the voxels. The result is a view of them where byte order and alignment allow it, because a
 * copy would cost the volume's size again; callers change neither.
 * @throws UNSUPPORTED_FORMAT when a 64-bit integer does not fit
 */
export function decodeVoxels(bytes: Uint8Array, type: StoredType, littleEndian: boolean): VoxelArray {
  const width = BYTES_PER_VOXEL[type];
  const { buffer, byteOffset, length } = inNativeOrder(bytes, width, littleEndian);
  const count = length / width;
  switch (type) {
    case 'uint8':
      return new Uint8Array(buffer, byteOffset, count);
    case 'int8':
      return new Int8Array(buffer, byteOffset, count);
    case 'uint16':
      return new Uint16Array(buffer, byteOffset, count);
    case 'int16':
      return new Int16Array(buffer, byteOffset, count);
    case 'uint32':
      return new Uint32Array(buffer, byteOffset, count);
    case 'int32':
      return new Int32Array(buffer, byteOffset, count);
    case 'float32':
      return new Float32Array(buffer, byteOffset, count);
    case 'float64':
      return new Float64Array(buffer, byteOffset, count);
    case 'uint64':
      return narrowUnsigned(new Uint32Array(buffer, byteOffset, 2 * count));
    case 'int64':
      return narrowSigned(new Int32Array(buffer, byteOffset, 2 * count));
  }
}

/** Little-endian, as every platform that this runs on, and aligned to the width of a voxel. */
function inNativeOrder(bytes: Uint8Array, width: number, littleEndian: boolean): Uint8Array {
  if (littleEndian || width === 1) {
    return bytes.byteOffset % width === 0 ? bytes : new Uint8Array(bytes);
  }
  const own = new Uint8Array(bytes);
  swapBytes(Buffer.from(own.buffer), width);
  return own;
}

function swapBytes(buffer: Buffer, width: number): void {
  if (width === 2) buffer.swap16();
  if (width === 4) buffer.swap32();
  if (width === 8) buffer.swap64();
}

function narrowUnsigned(words: Uint32Array): Uint32Array {
  const values = new Uint32Array(words.length / 2);
  for (let n = 0; n < values.length; n++) {
    if (words[2 * n + 1] !== 0) throw tooLarge();
    values[n] = words[2 * n];
  }
  return values;
}

function narrowSigned(words: Int32Array): Int32Array {
  const values = new Int32Array(words.length / 2);
  for (let n = 0; n < values.length; n++) {
    // The upper word of a value that fits is the sign of the lower one, repeated.
    if (words[2 * n + 1] !== words[2 * n] >> 31) throw tooLarge();
    values[n] = words[2 * n];
  }
  return values;
}

function tooLarge(): SonoledgerError {
  return new SonoledgerError(
    'UNSUPPORTED_FORMAT',
    'The file stores 64-bit integers that do not fit 32 bits. Save it with a smaller voxel type.',
  );
}
