import { indexToWorld } from '../../../kernels/geometry/indexToWorld.ts';
import { multiplyMat4 } from '../../../kernels/geometry/multiplyMat4.ts';
import { transformPoint } from '../../../kernels/geometry/transformPoint.ts';
import type { Geometry, Mask, Mat4, Vec3 } from '../../../kernels/geometry/types.ts';
import { voxelCount } from '../../../kernels/geometry/voxelCount.ts';
import { worldToIndex } from '../../../kernels/geometry/worldToIndex.ts';

/** The labelled planes of one segment by their index on its grid: 1 inside, 0 outside; absent planes are empty. */
export type SegmentPlanes = ReadonlyMap<number, Uint8Array>;

/**
 * Carries a segment onto the reference grid: each reference voxel takes the label of the voxel of the segment's grid
 * that its centre lies in (nearest neighbour in world space), whatever the spacing and orientation of either.
 */
export function resampleSegment(planes: SegmentPlanes, grid: Geometry, reference: Geometry): Mask {
  const data = new Uint8Array(voxelCount(reference));
  const mask = { geometry: reference, data };
  if (planes.size === 0) return mask;
  const toGrid = multiplyMat4(worldToIndex(grid), indexToWorld(reference));
  const [from, to] = boxOnReference(planes, grid, reference);
  const [columns, rows] = grid.size;
  const [sizeI, sizeJ] = reference.size;
  for (let k = from[2]; k <= to[2]; k++) {
    for (let j = from[1]; j <= to[1]; j++) {
      const row = sizeI * (j + sizeJ * k);
      for (let i = from[0]; i <= to[0]; i++) {
        const x = Math.round(toGrid[0] * i + toGrid[1] * j + toGrid[2] * k + toGrid[3]);
        const y = Math.round(toGrid[4] * i + toGrid[5] * j + toGrid[6] * k + toGrid[7]);
        if (x < 0 || y < 0 || x >= columns || y >= rows) continue;
        const z = Math.round(toGrid[8] * i + toGrid[9] * j + toGrid[10] * k + toGrid[11]);
        const plane = planes.get(z);
        if (plane) data[row + i] = plane[x + columns * y];
      }
    }
  }
  return mask;
}

/** The first and last reference indices whose voxels can meet the planes. */
function boxOnReference(planes: SegmentPlanes, grid: Geometry, reference: Geometry): [Vec3, Vec3] {
  const toReference: Mat4 = multiplyMat4(worldToIndex(reference), indexToWorld(grid));
  const ks = [...planes.keys()];
  const low = [-0.5, -0.5, Math.min(...ks) - 0.5];
  const high = [grid.size[0] - 0.5, grid.size[1] - 0.5, Math.max(...ks) + 0.5];
  const first = [Infinity, Infinity, Infinity];
  const last = [-Infinity, -Infinity, -Infinity];
  for (let corner = 0; corner < 8; corner++) {
    const end = [0, 1, 2].map((axis) => (corner & (1 << axis) ? high[axis] : low[axis]));
    transformPoint(toReference, end as unknown as Vec3).forEach((value, axis) => {
      first[axis] = Math.min(first[axis], Math.floor(value));
      last[axis] = Math.max(last[axis], Math.ceil(value));
    });
  }
  const clip = (value: number, axis: number): number =>
    Math.max(0, Math.min(reference.size[axis] - 1, value));
  // An empty range where the two do not meet.
  const apart =
    first.some((value, axis) => value > reference.size[axis] - 1) || last.some((value) => value < 0);
  if (apart)
    return [
      [0, 0, 0],
      [-1, -1, -1],
    ];
  return [first.map(clip) as unknown as Vec3, last.map(clip) as unknown as Vec3];
}
