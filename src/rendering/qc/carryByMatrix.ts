import { transformPoint } from '../../kernels/geometry/transformPoint.ts';
import type { Geometry, Image, Mask, Mat4, VoxelArray } from '../../kernels/geometry/types.ts';
import { resampleMaskPlane } from '../../kernels/rendering/resampleMaskPlane.ts';
import { resamplePlane } from '../../kernels/rendering/resamplePlane.ts';
import type { MovingCarrier } from '../types.ts';

/** The moving side carried onto the fixed grid by a 4 x 4 matrix. */
export const carryByMatrix = (
  moving: Image<VoxelArray>,
  label: Mask | undefined,
  fixed: Geometry,
  movingToFixedLps: Mat4,
): MovingCarrier => ({
  image: (plane) => resamplePlane(moving, movingToFixedLps, fixed, plane),
  label: (plane) => (label ? resampleMaskPlane(label, movingToFixedLps, fixed, plane) : null),
  point: (movingLps) => transformPoint(movingToFixedLps, movingLps),
});
