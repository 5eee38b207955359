import type { Vec3 } from '../../kernels/geometry/types.ts';
import type { MovingChannels } from '../../kernels/similarity/types.ts';

/** The MRI with one unknown voxel around it, so that an index can be clamped instead of checked. */
export interface PaddedChannels {
  readonly channelCount: number;
  /** Voxels along i, j, k, the border included. */
  readonly size: Vec3;
  readonly voxelCount: number;
  /** Channel by channel, i fastest; 0 where unknown, because NaN times a weight of 0 is not 0. */
  readonly values: Float32Array;
  /** 1 where the voxel and its upper neighbours, the eight corners of a sample, are known; else 0. */
  readonly known: Float32Array;
}

export function paddedChannels({ geometry, channelCount, data }: MovingChannels): PaddedChannels {
  const [ni, nj, nk] = geometry.size;
  const size: Vec3 = [ni + 2, nj + 2, nk + 2];
  const voxelCount = size[0] * size[1] * size[2];
  const values = new Float32Array(channelCount * voxelCount);
  const known = new Float32Array(voxelCount);
  for (let k = 0, from = 0; k < nk; k++) {
    for (let j = 0; j < nj; j++) {
      let to = 1 + size[0] * (j + 1 + size[1] * (k + 1));
      for (let i = 0; i < ni; i++, to++) {
        let sum = 0;
        for (let channel = 0; channel < channelCount; channel++, from++) {
          sum += data[from];
          values[channel * voxelCount + to] = data[from];
        }
        if (!Number.isNaN(sum)) known[to] = 1;
        else for (let channel = 0; channel < channelCount; channel++) values[channel * voxelCount + to] = 0;
      }
    }
  }
  for (const stride of [1, size[0], size[0] * size[1]]) keepBoth(known, stride);
  return { channelCount, size, voxelCount, values, known };
}

/** Entries ahead are still unchanged when they are read, and the border is 0. */
function keepBoth(known: Float32Array, stride: number): void {
  for (let n = 0; n + stride < known.length; n++) known[n] *= known[n + stride];
}
