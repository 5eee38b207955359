import type { NiftiVoxelType } from './types.ts';

/** Datatype codes of the NIfTI-1 standard that hold one real number per voxel. */
export const VOXEL_TYPE_BY_CODE: ReadonlyMap<number, NiftiVoxelType> = new Map([
  [2, 'uint8'],
  [4, 'int16'],
  [8, 'int32'],
  [16, 'float32'],
  [64, 'float64'],
  [256, 'int8'],
  [512, 'uint16'],
  [768, 'uint32'],
  [1024, 'int64'],
  [1280, 'uint64'],
]);

/** Names of the remaining codes, for messages. */
export const REFUSED_TYPE_BY_CODE: ReadonlyMap<number, string> = new Map([
  [1, 'single bits'],
  [32, 'complex numbers'],
  [128, 'RGB colours'],
  [1536, '128-bit floats'],
  [1792, 'complex numbers'],
  [2048, 'complex numbers'],
  [2304, 'RGBA colours'],
]);

export const BYTES_PER_VOXEL: Readonly<Record<NiftiVoxelType, number>> = {
  uint8: 1,
  int8: 1,
  uint16: 2,
  int16: 2,
  uint32: 4,
  int32: 4,
  uint64: 8,
  int64: 8,
  float32: 4,
  float64: 8,
};
