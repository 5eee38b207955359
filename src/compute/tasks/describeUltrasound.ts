import type { Image, VoxelArray } from '../../kernels/geometry/types.ts';
import { coneMask } from '../../kernels/masks/coneMask.ts';
import { countVoxels } from '../../kernels/masks/countVoxels.ts';

/** A swept probe leaves the corners of its box empty; an MRI, or a crop inside the cone, does not. */
const FULL_BOX = 0.98;

/** Doubts about the ultrasound of a registration, whatever the method. */
export function describeUltrasound(ultrasound: Image<VoxelArray>): string[] {
  if (countVoxels(coneMask(ultrasound)) < FULL_BOX * ultrasound.data.length) return [];
  return [
    'The ultrasound fills its whole volume, without the empty border of a cone: were MRI and ultrasound swapped at import?',
  ];
}
