import { createMapToMoving } from '../../deformation/createMapToMoving.ts';
import { nearestRigid } from '../../deformation/nearestRigid.ts';
import type { SpatialTransform } from '../../deformation/types.ts';
import type { Image, Mat4, VoxelArray } from '../../geometry/types.ts';
import { coneMask } from '../../masks/coneMask.ts';
import { voxelCentresLps } from '../../masks/voxelCentresLps.ts';

/** One voxel of the cone in so many is enough for a fit of six numbers. */
const EVERY_VOXEL = 101;

/** The rigid transform closest to a transform with a field over the cone of the ultrasound. */
export function linearPart(ultrasound: Image<VoxelArray>, transform: SpatialTransform): Mat4 {
  const cone = voxelCentresLps(coneMask(ultrasound));
  return nearestRigid(
    createMapToMoving(transform),
    cone.filter((_, n) => Math.floor(n / 3) % EVERY_VOXEL === 0),
  );
}
