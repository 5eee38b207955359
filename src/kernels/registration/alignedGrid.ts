import { indexToWorld } from '../geometry/indexToWorld.ts';
import { invertMat4 } from '../geometry/invertMat4.ts';
import { multiplyMat4 } from '../geometry/multiplyMat4.ts';
import { transformPoint } from '../geometry/transformPoint.ts';
import type { Geometry, Mat3, Mat4, Vec3 } from '../geometry/types.ts';

/**
 * A grid in the moving image's world that covers it, with axes along those of the fixed image at a rigid pose, so that
 * what depends on the direction of the axes can be compared between the two.
 */
export function alignedGrid(
  moving: Geometry,
  fixed: Geometry,
  movingToFixedLps: Mat4,
  spacingMm: number,
): Geometry {
  const d = fixed.direction;
  const axes: Mat4 = [d[0], d[1], d[2], 0, d[3], d[4], d[5], 0, d[6], d[7], d[8], 0, 0, 0, 0, 1];
  const axesToMoving = multiplyMat4(invertMat4(movingToFixedLps), axes);
  const voxelToAxes = multiplyMat4(invertMat4(axesToMoving), indexToWorld(moving));
  const corners = cornersOf(moving.size).map((corner) => transformPoint(voxelToAxes, corner));
  const low = axesOf((axis) => Math.min(...corners.map((corner) => corner[axis])));
  const high = axesOf((axis) => Math.max(...corners.map((corner) => corner[axis])));
  const m = axesToMoving;
  const direction: Mat3 = [m[0], m[1], m[2], m[4], m[5], m[6], m[8], m[9], m[10]];
  return {
    size: axesOf((axis) => Math.floor((high[axis] - low[axis]) / spacingMm + 1e-6) + 1),
    spacingMm: [spacingMm, spacingMm, spacingMm],
    originLps: transformPoint(axesToMoving, low),
    direction,
  };
}

const axesOf = (value: (axis: number) => number): Vec3 => [value(0), value(1), value(2)];

function cornersOf(size: Vec3): Vec3[] {
  return Array.from({ length: 8 }, (_, n) => axesOf((axis) => ((n >> axis) & 1) * (size[axis] - 1)));
}
