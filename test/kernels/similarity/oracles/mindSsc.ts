import type { Image, Vec3 } from '../../../../src/kernels/geometry/types.ts';
import type { ChannelImage } from '../../../../src/kernels/similarity/types.ts';
import { createPatchDistance } from './createPatchDistance.ts';

export const MIND_SSC_CHANNELS = 12;

/** Looked up once: a global looked up in the inner loop costs more than the voxel. */
const { exp, max, min } = Math;
const isUnknown = Number.isNaN;

const NEIGHBOURS: readonly Vec3[] = [
  [1, 0, 0],
  [-1, 0, 0],
  [0, 1, 0],
  [0, -1, 0],
  [0, 0, 1],
  [0, 0, -1],
];

/** The pairs of face neighbours that are not opposite: edges of the octahedron around a voxel. */
const PAIRS = NEIGHBOURS.flatMap((a, first) =>
  NEIGHBOURS.slice(first + 1)
    .filter((b) => a.some((step, axis) => step !== 0 && b[axis] === 0))
    .map((b) => [a, b] as const),
);

/** The noise of a voxel stays within these multiples of the mean noise of the image, as in the authors' code. */
const LEAST_NOISE = 0.001;
const MOST_NOISE = 1000;

/**
 * Self-similarity context descriptors (MIND-SSC, Heinrich et al., MICCAI 2013): for each pair of neighbours of a
 * voxel that are not opposite, `exp(-(D - min D) / V)` of the mean squared difference D of the patches around the two;
 * V, the local noise, is the mean of D - min D over the 12 pairs. They compare anatomy across modalities, because
 * they keep where an image changes and forget how.
 * @param image NaN where it is unknown; a voxel next to too much of that has NaN in all channels
 * @param stepVoxels distance of the neighbours from the voxel
 */
export function mindSsc(image: Image, stepVoxels: number): ChannelImage {
  const data = new Float32Array(MIND_SSC_CHANNELS * image.data.length);
  const distances = createPatchDistance(image);
  PAIRS.forEach(([a, b], channel) => {
    distances(scale(a, stepVoxels), scale(b, stepVoxels)).forEach((distance, voxel) => {
      data[MIND_SSC_CHANNELS * voxel + channel] = distance;
    });
  });
  const noise = subtractLeast(data);
  const meanNoise = meanOfKnown(noise);
  for (let voxel = 0, n = 0; voxel < noise.length; voxel++) {
    const limited = min(max(noise[voxel], LEAST_NOISE * meanNoise), MOST_NOISE * meanNoise);
    // A place without any difference looks the same in all directions.
    for (const end = n + MIND_SSC_CHANNELS; n < end; n++)
      data[n] = limited === 0 ? 1 : exp(-data[n] / limited);
  }
  return { geometry: image.geometry, channelCount: MIND_SSC_CHANNELS, data };
}

const scale = ([i, j, k]: Vec3, factor: number): Vec3 => [factor * i, factor * j, factor * k];

/** Subtracts the least of the 12 distances of each voxel; returns the mean of the rest. */
function subtractLeast(data: Float32Array): Float32Array {
  const means = new Float32Array(data.length / MIND_SSC_CHANNELS);
  for (let voxel = 0; voxel < means.length; voxel++) {
    const at = MIND_SSC_CHANNELS * voxel;
    let least = data[at];
    for (let n = 1; n < MIND_SSC_CHANNELS; n++) least = min(least, data[at + n]);
    for (let n = 0; n < MIND_SSC_CHANNELS; n++) {
      data[at + n] -= least;
      means[voxel] += data[at + n] / MIND_SSC_CHANNELS;
    }
  }
  return means;
}

function meanOfKnown(values: Float32Array): number {
  let sum = 0;
  let count = 0;
  for (const value of values) {
    if (isUnknown(value)) continue;
    sum += value;
    count++;
  }
  return count > 0 ? sum / count : 0;
}
