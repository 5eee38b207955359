import type { Image, Vec3, VoxelArray } from '../geometry/types.ts';

/** A box of voxels, both corners included. */
export interface VoxelBox {
  readonly min: Vec3;
  readonly max: Vec3;
}

/** The smallest box that holds every voxel other than 0, or null where there is none. */
export function contentBounds(image: Image<VoxelArray>): VoxelBox | null {
  const [ni, nj, nk] = image.geometry.size;
  const min = [ni, nj, nk];
  const max = [-1, -1, -1];
  for (let k = 0, row = 0; k < nk; k++) {
    for (let j = 0; j < nj; j++, row += ni) {
      const first = firstContent(image.data, row, row + ni);
      if (first < 0) continue;
      const last = lastContent(image.data, row, row + ni);
      min[0] = Math.min(min[0], first - row);
      max[0] = Math.max(max[0], last - row);
      min[1] = Math.min(min[1], j);
      max[1] = Math.max(max[1], j);
      min[2] = Math.min(min[2], k);
      max[2] = k;
    }
  }
  return max[0] < 0 ? null : { min: [min[0], min[1], min[2]], max: [max[0], max[1], max[2]] };
}

function firstContent(data: VoxelArray, from: number, to: number): number {
  for (let at = from; at < to; at++) if (data[at] !== 0) return at;
  return -1;
}

function lastContent(data: VoxelArray, from: number, to: number): number {
  for (let at = to - 1; at >= from; at--) if (data[at] !== 0) return at;
  return -1;
}
