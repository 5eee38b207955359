import { indexToWorld } from '../../kernels/geometry/indexToWorld.ts';
import { transformPoint } from '../../kernels/geometry/transformPoint.ts';
import type { Geometry, Mask, Mat4, Vec3 } from '../../kernels/geometry/types.ts';
import { worldToIndex } from '../../kernels/geometry/worldToIndex.ts';
import type { VoxelBox } from '../../kernels/rendering/contentBounds.ts';
import { maskCentroid } from '../../kernels/rendering/maskCentroid.ts';
import type { QcSheetInput } from '../types.ts';

/** The voxel of the ultrasound through which the three planes go, and what it is. */
export interface QcFocus {
  readonly index: Vec3;
  readonly title: string;
}

/**
 * Chooses the voxel to look at: the centroid of the tumour annotated on the ultrasound, else of the carried
 * tumour (registered, then tracked pose) where that lies in the volume, else the centre of the cone.
 */
export function qcFocus(input: QcSheetInput, trackedMovingToFixedLps: Mat4, cone: VoxelBox | null): QcFocus {
  const { geometry } = input.fixed;
  const carried = (transform: Mat4): Vec3 | null => centroidOnGrid(input.movingLabel, transform, geometry);
  const own = centroidOnGrid(input.fixedLabel, null, geometry);
  if (own) return { index: own, title: 'centroid of the tumour annotated on ultrasound' };
  const after = carried(input.movingToFixedLps);
  if (after) return { index: after, title: 'centroid of the carried tumour' };
  const before = carried(trackedMovingToFixedLps);
  if (before) return { index: before, title: 'centroid of the tumour at the tracked pose' };
  if (cone) return { index: middle(cone.min, cone.max), title: 'centre of the cone' };
  return { index: middle([0, 0, 0], geometry.size.map((n) => n - 1) as unknown as Vec3), title: 'centre' };
}

function centroidOnGrid(label: Mask | undefined, transform: Mat4 | null, grid: Geometry): Vec3 | null {
  const centroid = label ? maskCentroid(label) : null;
  if (!label || !centroid) return null;
  const world = transformPoint(indexToWorld(label.geometry), centroid);
  const index = transformPoint(worldToIndex(grid), transform ? transformPoint(transform, world) : world);
  const [i, j, k] = index.map(Math.round);
  const inside = [i, j, k].every((value, axis) => value >= 0 && value < grid.size[axis]);
  return inside ? [i, j, k] : null;
}

function middle(min: Vec3, max: Vec3): Vec3 {
  const at = (axis: 0 | 1 | 2): number => Math.floor((min[axis] + max[axis]) / 2);
  return [at(0), at(1), at(2)];
}
