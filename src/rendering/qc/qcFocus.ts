import { indexToWorld } from '../../kernels/geometry/indexToWorld.ts';
import { transformPoint } from '../../kernels/geometry/transformPoint.ts';
import type { Geometry, Mask, Vec3 } from '../../kernels/geometry/types.ts';
import { worldToIndex } from '../../kernels/geometry/worldToIndex.ts';
import type { VoxelBox } from '../../kernels/rendering/contentBounds.ts';
import { maskCentroid } from '../../kernels/rendering/maskCentroid.ts';
import type { QcSheetInput } from '../types.ts';
import type { QcPoses } from './qcPoses.ts';

/** A voxel of the ultrasound through which three planes go, and what it is. */
export interface QcFocus {
  readonly index: Vec3;
  readonly title: string;
  readonly note: string;
}

const TITLE = 'Through the tumour';

/**
 * Chooses the voxel to look at: the centroid of the tumour annotated on the ultrasound, else of the carried
 * tumour (registered, then tracked pose) where that lies in the volume, else the centre of the cone.
 */
export function qcFocus(input: QcSheetInput, poses: QcPoses, cone: VoxelBox | null): QcFocus {
  const { geometry } = input.fixed;
  const carried = (pose: QcPoses['before']): Vec3 | null =>
    pose && onGrid(worldCentroid(input.movingLabel), geometry, pose.point);
  const own = onGrid(worldCentroid(input.fixedLabel), geometry, (point) => point);
  if (own) return { index: own, title: TITLE, note: 'centroid of the tumour annotated on ultrasound' };
  const after = carried(poses.after);
  if (after) return { index: after, title: TITLE, note: 'centroid of the carried tumour' };
  const before = carried(poses.before);
  if (before) {
    return {
      index: before,
      title: TITLE,
      note: 'tumour at the tracked pose; the registered one lies outside',
    };
  }
  return centreFocus(geometry, cone);
}

/** The middle of the cone, or of the grid where there is none. */
export function centreFocus({ size }: Geometry, cone: VoxelBox | null): QcFocus {
  const { min, max } = cone ?? { min: [0, 0, 0], max: size.map((n) => n - 1) };
  const at = (axis: 0 | 1 | 2): number => Math.floor((min[axis] + max[axis]) / 2);
  return {
    index: [at(0), at(1), at(2)],
    title: 'Through the middle',
    note: cone ? 'centre of the cone' : 'centre of the volume',
  };
}

function worldCentroid(label: Mask | undefined): Vec3 | null {
  const centroid = label ? maskCentroid(label) : null;
  return label && centroid ? transformPoint(indexToWorld(label.geometry), centroid) : null;
}

function onGrid(world: Vec3 | null, grid: Geometry, carry: (point: Vec3) => Vec3): Vec3 | null {
  if (!world) return null;
  const [i, j, k] = transformPoint(worldToIndex(grid), carry(world)).map(Math.round);
  const inside = [i, j, k].every((value, axis) => value >= 0 && value < grid.size[axis]);
  return inside ? [i, j, k] : null;
}
