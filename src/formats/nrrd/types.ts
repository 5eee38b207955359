import type { Geometry } from '../../kernels/geometry/types.ts';
import type { VoxelLayout } from '../voxels/types.ts';

/** What an NRRD header says, checked. */
export interface NrrdHeader {
  readonly geometry: Geometry;
  readonly layout: VoxelLayout;
  /** Names of the files that hold the data; null when they follow the header. */
  readonly dataFiles: readonly string[] | null;
  readonly headerBytes: number;
}
