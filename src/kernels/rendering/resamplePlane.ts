import { resampleImage } from '../geometry/resampleImage.ts';
import type { Geometry, Image, Mat4, VoxelArray } from '../geometry/types.ts';
import { planeGeometry } from './planeGeometry.ts';
import type { DisplayPlane, PlaneSamples } from './types.ts';

/**
 * Samples a moving image on one plane of the fixed grid, trilinearly, without resampling the rest. Outside
 * the moving image, and next to a voxel that is not finite, the plane is unknown.
 *
 * @throws UNSUPPORTED_GEOMETRY, INVALID_INPUT for an image or transform that cannot be used.
 */
export function resamplePlane(
  moving: Image<VoxelArray>,
  movingToFixedLps: Mat4,
  fixed: Geometry,
  plane: DisplayPlane,
): PlaneSamples {
  const target = planeGeometry(fixed, plane);
  const sampled = resampleImage(moving, target, movingToFixedLps, 'linear', Number.NaN).data;
  const known = Uint8Array.from(sampled, (value) => (Number.isFinite(value) ? 1 : 0));
  const values = sampled.map((value, at) => (known[at] ? value : 0));
  return { width: plane.width, height: plane.height, pixelMm: plane.pixelMm, values, known };
}
