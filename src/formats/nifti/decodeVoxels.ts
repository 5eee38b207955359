import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { VoxelArray } from '../../kernels/geometry/types.ts';
import type { NiftiVoxelType } from './types.ts';
import { BYTES_PER_VOXEL } from './voxelTypes.ts';

/**
 * Turns the stored voxel bytes into a typed array of the same type. 64-bit integers, which label tools write,
 * become 32-bit ones if every value fits.
 * @param bytes exactly the voxels; copied, because swapping and alignment need an own buffer
 * @throws UNSUPPORTED_FORMAT when a 64-bit integer does not fit
 */
export function decodeVoxels(bytes: Uint8Array, type: NiftiVoxelType, littleEndian: boolean): VoxelArray {
  const own = new Uint8Array(bytes);
  // Every platform that this runs on is little-endian.
  if (!littleEndian) swapBytes(Buffer.from(own.buffer), BYTES_PER_VOXEL[type]);
  switch (type) {
    case 'uint8':
      return own;
    case 'int8':
      return new Int8Array(own.buffer);
    case 'uint16':
      return new Uint16Array(own.buffer);
    case 'int16':
      return new Int16Array(own.buffer);
    case 'uint32':
      return new Uint32Array(own.buffer);
    case 'int32':
      return new Int32Array(own.buffer);
    case 'float32':
      return new Float32Array(own.buffer);
    case 'float64':
      return new Float64Array(own.buffer);
    case 'uint64':
      return narrowUnsigned(new Uint32Array(own.buffer));
    case 'int64':
      return narrowSigned(new Int32Array(own.buffer));
  }
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
