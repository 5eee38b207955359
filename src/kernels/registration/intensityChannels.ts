import { gaussianSmooth } from '../filters/gaussianSmooth.ts';
import { IDENTITY_MAT4 } from '../geometry/identityMat4.ts';
import { resampleImage } from '../geometry/resampleImage.ts';
import type { Geometry, Image } from '../geometry/types.ts';
import { voxelCount } from '../geometry/voxelCount.ts';
import type { ChannelImage } from '../similarity/types.ts';

/** Smooths every MRI sequence and interleaves them on one grid; a voxel that one does not reach is unknown. */
export function intensityChannels(
  sequences: readonly Image[],
  smoothingMm: number,
  geometry: Geometry,
): ChannelImage {
  const channelCount = sequences.length;
  const data = new Float32Array(channelCount * voxelCount(geometry));
  sequences.forEach((sequence, channel) => {
    const smooth = gaussianSmooth(sequence, smoothingMm);
    resampleImage(smooth, geometry, IDENTITY_MAT4, 'linear', Number.NaN).data.forEach((value, voxel) => {
      data[channelCount * voxel + channel] = value;
    });
  });
  return { geometry, channelCount, data };
}
