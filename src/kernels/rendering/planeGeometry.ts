import { indexToWorld } from '../geometry/indexToWorld.ts';
import { transformPoint } from '../geometry/transformPoint.ts';
import type { Geometry, Mat3, Vec3 } from '../geometry/types.ts';
import { normalAxis } from './normalAxis.ts';
import type { DisplayPlane } from './types.ts';

/**
 * A displayed plane as a grid of one slice in the world: i runs to the right of the screen, j down, k along
 * the grid's own normal. An image resampled onto it has the pixels of the plane.
 */
export function planeGeometry(parent: Geometry, plane: DisplayPlane): Geometry {
  const right = along(parent.direction, plane.stepRight);
  const down = along(parent.direction, plane.stepDown);
  const axis = normalAxis(plane.axis);
  const column: Vec3 = [axis === 0 ? 1 : 0, axis === 1 ? 1 : 0, axis === 2 ? 1 : 0];
  const normal = along(parent.direction, column);
  const direction: Mat3 = [
    right[0],
    down[0],
    normal[0],
    right[1],
    down[1],
    normal[1],
    right[2],
    down[2],
    normal[2],
  ];
  return {
    size: [plane.width, plane.height, 1],
    spacingMm: [plane.pixelMm[0], plane.pixelMm[1], parent.spacingMm[axis]],
    originLps: transformPoint(indexToWorld(parent), plane.originIndex),
    direction,
  };
}

function along(direction: Mat3, step: Vec3): Vec3 {
  const row = (r: number): number =>
    direction[3 * r] * step[0] + direction[3 * r + 1] * step[1] + direction[3 * r + 2] * step[2];
  return [row(0), row(1), row(2)];
}
