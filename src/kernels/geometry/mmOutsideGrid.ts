import { transformPoint } from './transformPoint.ts';
import type { Geometry, PointsLps, Vec3 } from './types.ts';
import { worldToIndex } from './worldToIndex.ts';

/** How far each point lies outside of the box that a grid's voxels fill, along its axes, mm; 0 for points inside. */
export function mmOutsideGrid(geometry: Geometry, pointsLps: PointsLps): Float64Array {
  const toIndex = worldToIndex(geometry);
  return Float64Array.from({ length: pointsLps.length / 3 }, (_, point) => {
    const index = transformPoint(toIndex, pointsLps.slice(3 * point, 3 * point + 3) as unknown as Vec3);
    const overhangs = index.map((at, axis) => overhang(at, geometry.size[axis]) * geometry.spacingMm[axis]);
    return Math.hypot(...overhangs);
  });
}

const overhang = (at: number, size: number): number => Math.max(0, -0.5 - at, at - (size - 0.5));
