import type { Geometry } from '../../kernels/geometry/types.ts';

type StoredGeometry = Readonly<Record<keyof Geometry, readonly number[]>>;

/** The voxel grid of a stored volume; the database holds its parts with these lengths. */
export function volumeGeometry({ size, spacingMm, originLps, direction }: StoredGeometry): Geometry {
  return { size, spacingMm, originLps, direction } as unknown as Geometry;
}
