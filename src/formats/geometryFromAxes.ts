import type { Geometry, Mat3, Vec3 } from '../kernels/geometry/types.ts';
import { validateGeometry } from '../kernels/geometry/validateGeometry.ts';

/**
 * The geometry of a grid whose axes are given as steps: how far one voxel along each axis leads, in LPS mm.
 * @param steps one vector for each of the axes i, j, k
 * @throws UNSUPPORTED_GEOMETRY when they are no basis or not perpendicular
 */
export function geometryFromAxes(
  size: Vec3,
  steps: readonly [Vec3, Vec3, Vec3],
  originLps: Vec3,
  fileName: string,
): Geometry {
  const spacingMm: Vec3 = [Math.hypot(...steps[0]), Math.hypot(...steps[1]), Math.hypot(...steps[2])];
  const direction = [0, 1, 2].flatMap((row) =>
    steps.map((step, axis) => step[row] / spacingMm[axis] + 0),
  ) as unknown as Mat3;
  const geometry: Geometry = { size, spacingMm, originLps, direction };
  validateGeometry(geometry, fileName);
  return geometry;
}
