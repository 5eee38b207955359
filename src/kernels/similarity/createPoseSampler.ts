import { invertMat4 } from '../geometry/invertMat4.ts';
import { multiplyMat4 } from '../geometry/multiplyMat4.ts';
import type { Mat4 } from '../geometry/types.ts';
import { worldToIndex } from '../geometry/worldToIndex.ts';
import type { ChannelImage, SamplePoints } from './types.ts';

/** Looked up once: a global looked up in the inner loop costs more than the sample. */
const isUnknown = Number.isNaN;

/**
 * Writes the trilinear value of every channel at every sample of a pose into `values`, as
 * `values[channelCount * sample + channel]`. A sample with an unknown voxel around it, or outside the moving image,
 * gets NaN in its first channel. Returns the number of known samples.
 */
export type SamplePose = (movingToFixedLps: Mat4, values: Float32Array) => number;

/** Prepares the sampling of a moving image at the ultrasound samples, for many poses. */
export function createPoseSampler(
  { sampleToWorld, indices }: SamplePoints,
  moving: ChannelImage,
): SamplePose {
  const { data, channelCount, geometry } = moving;
  const [ni, nj, nk] = geometry.size;
  const strideJ = channelCount * ni;
  const strideK = channelCount * ni * nj;
  const worldToVoxel = worldToIndex(geometry);

  return (movingToFixedLps, values) => {
    const m = multiplyMat4(worldToVoxel, multiplyMat4(invertMat4(movingToFixedLps), sampleToWorld));
    let known = 0;
    for (let n = 0, out = 0; n < indices.length; n += 3, out += channelCount) {
      const i = indices[n];
      const j = indices[n + 1];
      const k = indices[n + 2];
      const x = m[0] * i + m[1] * j + m[2] * k + m[3];
      const y = m[4] * i + m[5] * j + m[6] * k + m[7];
      const z = m[8] * i + m[9] * j + m[10] * k + m[11];
      values[out] = Number.NaN;
      if (!(x >= 0 && y >= 0 && z >= 0 && x < ni - 1 && y < nj - 1 && z < nk - 1)) continue;
      const x0 = x | 0;
      const y0 = y | 0;
      const z0 = z | 0;
      const fx = x - x0;
      const fy = y - y0;
      const fz = z - z0;
      const w00 = (1 - fy) * (1 - fz);
      const w10 = fy * (1 - fz);
      const w01 = (1 - fy) * fz;
      const w11 = fy * fz;
      let a = channelCount * x0 + strideJ * y0 + strideK * z0;
      let check = 0;
      for (let channel = 0; channel < channelCount; channel++, a++) {
        const b = a + strideK;
        const c = a + channelCount;
        const d = b + channelCount;
        const low = w00 * data[a] + w10 * data[a + strideJ] + w01 * data[b] + w11 * data[b + strideJ];
        const high = w00 * data[c] + w10 * data[c + strideJ] + w01 * data[d] + w11 * data[d + strideJ];
        values[out + channel] = low + fx * (high - low);
        check += values[out + channel];
      }
      if (isUnknown(check)) values[out] = Number.NaN;
      else known++;
    }
    return known;
  };
}
