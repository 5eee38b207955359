import { readVolume } from '../../formats/readVolume.ts';
import type { Geometry } from '../../kernels/geometry/types.ts';
import { validateGeometry } from '../../kernels/geometry/validateGeometry.ts';

export interface InspectVolumePayload {
  readonly bytes: Uint8Array;
  readonly fileName: string;
}

/** What an import needs to know about a volume or label file. */
export interface VolumeFacts {
  readonly format: 'NIFTI';
  readonly voxelType: string;
  readonly geometry: Geometry;
  readonly minimum: number;
  readonly maximum: number;
  /** Voxels other than 0. */
  readonly foregroundVoxels: number;
  /** Whether every voxel is a whole number, as in a label map. */
  readonly wholeNumbers: boolean;
}

/** Decodes a file far from the event loop and reports its facts; the voxels stay here. */
export function inspectVolume({ bytes, fileName }: InspectVolumePayload): VolumeFacts {
  const { image, format, voxelType } = readVolume(bytes, fileName);
  validateGeometry(image.geometry);
  let minimum = Number.POSITIVE_INFINITY;
  let maximum = Number.NEGATIVE_INFINITY;
  let foregroundVoxels = 0;
  let fractions = 0;
  for (const value of image.data) {
    if (value < minimum) minimum = value;
    if (value > maximum) maximum = value;
    if (value !== 0) foregroundVoxels++;
    if (!Number.isInteger(value)) fractions++;
  }
  const { geometry } = image;
  return { format, voxelType, geometry, minimum, maximum, foregroundVoxels, wholeNumbers: fractions === 0 };
}
