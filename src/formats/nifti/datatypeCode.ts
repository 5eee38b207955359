import type { VoxelArray } from '../../kernels/geometry/types.ts';

/** NIfTI's code of an array type. */
export function datatypeCode(data: VoxelArray): number {
  if (data instanceof Uint8Array) return 2;
  if (data instanceof Int8Array) return 256;
  if (data instanceof Uint16Array) return 512;
  if (data instanceof Int16Array) return 4;
  if (data instanceof Uint32Array) return 768;
  if (data instanceof Int32Array) return 8;
  if (data instanceof Float32Array) return 16;
  return 64;
}
