import type { StoredType } from '../voxels/types.ts';

/** Datatype codes of the NIfTI-1 standard that hold one real number per voxel. */
export const VOXEL_TYPE_BY_CODE: ReadonlyMap<number, StoredType> = new Map([
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
