import type { VolumeRecord } from '../../graphql/records.ts';
import type { Geometry } from '../../kernels/geometry/types.ts';

/** The voxel grid of a stored volume; the database holds its parts with these lengths. */
export function volumeGeometry({ size, spacingMm, originLps, direction }: VolumeRecord): Geometry {
  return { size, spacingMm, originLps, direction } as unknown as Geometry;
}
