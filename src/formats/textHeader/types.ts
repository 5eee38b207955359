import type { Geometry } from '../../kernels/geometry/types.ts';
import type { VoxelLayout } from '../voxels/types.ts';

/** What the text header of an NRRD or MetaImage volume says, checked. */
export interface TextHeader {
  readonly geometry: Geometry;
  readonly layout: VoxelLayout;
  /** Names of the files that hold the data; null when they follow the header. */
  readonly dataFiles: readonly string[] | null;
  readonly headerBytes: number;
}
