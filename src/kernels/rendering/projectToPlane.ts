import { transformPoint } from '../geometry/transformPoint.ts';
import type { Geometry, Vec3 } from '../geometry/types.ts';
import { worldToIndex } from '../geometry/worldToIndex.ts';
import { normalAxis } from './normalAxis.ts';
import type { DisplayPlane } from './types.ts';

/** A world point seen on a plane; the corner of the first pixel is (0, 0), its centre (0.5, 0.5). */
export interface ProjectedPoint {
  readonly x: number;
  readonly y: number;
  /** Distance from the plane along its normal, positive towards rising index, mm. */
  readonly distanceMm: number;
}

/** Projects a world point at a right angle onto a plane of a grid. */
export function projectToPlane(pointLps: Vec3, geometry: Geometry, plane: DisplayPlane): ProjectedPoint {
  const index = transformPoint(worldToIndex(geometry), pointLps);
  const offset = index.map((value, axis) => value - plane.originIndex[axis]);
  const dot = (step: Vec3): number => offset[0] * step[0] + offset[1] * step[1] + offset[2] * step[2];
  const normal = normalAxis(plane.axis);
  return {
    x: dot(plane.stepRight) + 0.5,
    y: dot(plane.stepDown) + 0.5,
    distanceMm: offset[normal] * geometry.spacingMm[normal],
  };
}
