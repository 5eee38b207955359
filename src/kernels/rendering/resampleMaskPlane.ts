import { resampleImage } from '../geometry/resampleImage.ts';
import type { Geometry, Mask, Mat4 } from '../geometry/types.ts';
import { planeGeometry } from './planeGeometry.ts';
import type { DisplayPlane, PlaneMask } from './types.ts';

/**
 * Carries a label onto one plane of the fixed grid by nearest neighbour, as a pseudo label is carried;
 * outside the label's own grid the plane is 0.
 *
 * @throws UNSUPPORTED_GEOMETRY, INVALID_INPUT for a label or transform that cannot be used.
 */
export function resampleMaskPlane(
  label: Mask,
  movingToFixedLps: Mat4,
  fixed: Geometry,
  plane: DisplayPlane,
): PlaneMask {
  const target = planeGeometry(fixed, plane);
  const { data } = resampleImage(label, target, movingToFixedLps, 'nearest', 0);
  return { width: plane.width, height: plane.height, data };
}
