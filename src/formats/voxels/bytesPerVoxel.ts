import type { StoredType } from './types.ts';

export const BYTES_PER_VOXEL: Readonly<Record<StoredType, number>> = {
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
