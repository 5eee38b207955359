import { SonoledgerError } from '../../../../src/errors/sonoledgerError.ts';
import { IDENTITY_MAT4 } from '../../../../src/kernels/geometry/identityMat4.ts';
import { resampleImage } from '../../../../src/kernels/geometry/resampleImage.ts';
import type { Geometry, Image, Mask, Mat4, VoxelArray } from '../../../../src/kernels/geometry/types.ts';
import { voxelCount } from '../../../../src/kernels/geometry/voxelCount.ts';
import { createPoseSampler } from '../../../../src/kernels/similarity/createPoseSampler.ts';
import { evaluatorOf } from '../../../../src/kernels/similarity/evaluatorOf.ts';
import { fixedSamples } from '../../../../src/kernels/similarity/fixedSamples.ts';
import type {
  ChannelImage,
  PoseScore,
  SimilarityEvaluator,
} from '../../../../src/kernels/similarity/types.ts';
import { MIND_SSC_CHANNELS, mindSsc } from './mindSsc.ts';

/** Looked up once: a global looked up in the inner loop costs more than the sample. */
const isUnknown = Number.isNaN;

export interface MindSscOptions {
  /** Spacing of both descriptor grids and of the samples, mm. */
  readonly sampleSpacingMm: number;
  /** Distance of the neighbours in voxels of that grid. */
  readonly stepVoxels: number;
}

/**
 * Prepares the comparison of MIND-SSC descriptors between an ultrasound volume and an MRI for many poses. Descriptors
 * are computed once for each image on grids with the same axes at the tracked pose, and a pose interpolates those of
 * the MRI; they do not turn with it, which is good enough within about 15 degrees. The similarity is the mean over
 * the samples of 1 - SSD / SSD of unrelated descriptors: 1 for equal descriptors, 0 for chance and for samples
 * without MRI.
 * @param movingGrid axes along those of the ultrasound at the tracked pose, spacing `sampleSpacingMm`
 * @throws EMPTY_MASK, CONSTANT_IMAGE
 */
export function prepareMindSscPlainly(
  ultrasound: Image<VoxelArray>,
  sampleMask: Mask,
  sequences: readonly Image<VoxelArray>[],
  movingGrid: Geometry,
  { sampleSpacingMm, stepVoxels }: MindSscOptions,
): SimilarityEvaluator {
  const samples = fixedSamples(ultrasound, sampleMask, { sampleSpacingMm, cellSamples: 1, patchCells: 1 });
  const fixed = describeFixed(samples, ultrasound.geometry, stepVoxels);
  const moving = interleave(
    sequences.map((image) =>
      mindSsc(resampleImage(image, movingGrid, IDENTITY_MAT4, 'linear', Number.NaN), stepVoxels),
    ),
  );
  const { channelCount } = moving;
  const sampleCount = fixed.indices.length / 3;
  const unrelated = unrelatedDistance(fixed.descriptors, moving);
  const samplePose = createPoseSampler(
    { sampleToWorld: samples.sampleToWorld, indices: fixed.indices },
    moving,
  );
  const values = new Float32Array(channelCount * sampleCount);

  const agreement = (): number => {
    let distance = 0;
    let known = 0;
    for (let n = 0; n < sampleCount; n++) {
      const at = n * channelCount;
      if (isUnknown(values[at])) continue;
      known++;
      for (let c = 0; c < channelCount; c++) {
        const difference =
          values[at + c] - fixed.descriptors[n * MIND_SSC_CHANNELS + (c % MIND_SSC_CHANNELS)];
        distance += difference * difference;
      }
    }
    return known - distance / unrelated;
  };
  const score = (pose: Mat4): PoseScore => {
    const known = samplePose(pose, values);
    const agreed = known > 0 ? agreement() : 0;
    return {
      similarity: agreed / sampleCount,
      similarityWhereCovered: known > 0 ? agreed / known : 0,
      overlapFraction: known / sampleCount,
    };
  };
  return evaluatorOf(score, { sampleCount, patchCount: 0 });
}

interface DescribedSamples {
  /** Sample index (i, j, k), three per sample. */
  readonly indices: Int32Array;
  readonly descriptors: Float32Array;
}

/** Descriptors of the samples that have enough known neighbours. */
function describeFixed(
  { cells, corners, values, cellGridSize, spacingMm }: ReturnType<typeof fixedSamples>,
  { direction }: Geometry,
  stepVoxels: number,
): DescribedSamples {
  const geometry: Geometry = {
    size: cellGridSize,
    spacingMm: [spacingMm, spacingMm, spacingMm],
    originLps: [0, 0, 0],
    direction,
  };
  const image = { geometry, data: new Float32Array(voxelCount(geometry)).fill(Number.NaN) };
  cells.forEach((cell, n) => {
    image.data[cell] = values[n];
  });
  const { data } = mindSsc(image, stepVoxels);
  const described = [...cells.keys()].filter((n) => !Number.isNaN(data[MIND_SSC_CHANNELS * cells[n]]));
  if (described.length === 0) {
    throw new SonoledgerError('EMPTY_MASK', 'The field of view is too small for a single descriptor.');
  }
  return {
    indices: Int32Array.from(described.flatMap((n) => [...corners.subarray(3 * n, 3 * n + 3)])),
    descriptors: Float32Array.from(
      described.flatMap((n) => {
        const at = MIND_SSC_CHANNELS * cells[n];
        return [...data.subarray(at, at + MIND_SSC_CHANNELS)];
      }),
    ),
  };
}

function interleave(images: readonly ChannelImage[]): ChannelImage {
  if (images.length === 1) return images[0];
  const [{ geometry }] = images;
  const channelCount = images.length * MIND_SSC_CHANNELS;
  const data = new Float32Array(channelCount * voxelCount(geometry));
  images.forEach((image, position) => {
    for (let n = 0; n < image.data.length; n++) {
      const voxel = Math.floor(n / MIND_SSC_CHANNELS);
      data[voxel * channelCount + position * MIND_SSC_CHANNELS + (n % MIND_SSC_CHANNELS)] = image.data[n];
    }
  });
  return { geometry, channelCount, data };
}

/** The squared distance to expect, over all channels, of descriptors taken at unrelated places. */
function unrelatedDistance(fixed: Float32Array, { data, channelCount }: ChannelImage): number {
  let distance = 0;
  let variance = 0;
  for (let c = 0; c < channelCount; c++) {
    const a = momentsOf(fixed, MIND_SSC_CHANNELS, c % MIND_SSC_CHANNELS);
    const b = momentsOf(data, channelCount, c);
    distance += a.variance + b.variance + (a.mean - b.mean) ** 2;
    variance += b.variance;
  }
  if (variance > 0) return distance;
  throw new SonoledgerError('CONSTANT_IMAGE', 'The images have no structure to describe where they meet.');
}

function momentsOf(values: Float32Array, stride: number, first: number): { mean: number; variance: number } {
  let count = 0;
  let sum = 0;
  let squares = 0;
  for (let n = first; n < values.length; n += stride) {
    if (isUnknown(values[n])) continue;
    count++;
    sum += values[n];
    squares += values[n] * values[n];
  }
  const mean = sum / count;
  return { mean, variance: squares / count - mean * mean };
}
