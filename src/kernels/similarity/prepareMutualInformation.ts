import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { Image, Mask, Mat4, VoxelArray } from '../geometry/types.ts';
import { createParzenHistogram, PARZEN_PADDING } from './createParzenHistogram.ts';
import { createPoseSampler } from './createPoseSampler.ts';
import { evaluatorOf } from './evaluatorOf.ts';
import { fixedSamples } from './fixedSamples.ts';
import { mutualInformation } from './mutualInformation.ts';
import { normalisedMutualInformation } from './normalisedMutualInformation.ts';
import type { ChannelImage, InformationMeasure, PoseScore, SimilarityEvaluator } from './types.ts';

/** Looked up once: a global looked up in the inner loop costs more than the sample. */
const isUnknown = Number.isNaN;

export interface MutualInformationOptions {
  readonly sampleSpacingMm: number;
  /** Bins on each axis, the padding included; ITK's default is 50. */
  readonly bins: number;
  readonly measure: InformationMeasure;
}

/**
 * Prepares mutual information between an ultrasound volume and an MRI for many poses, one histogram per sequence and
 * the mean over the sequences. Over the covered samples it is the measure itself; the similarity multiplies it by
 * the share of covered samples, so that a sample without MRI adds no information. That also cancels the bias of few
 * samples, which grows as their number falls.
 * @param moving one channel per sequence
 * @throws EMPTY_MASK, CONSTANT_IMAGE, INVALID_INPUT when there are fewer than 8 bins
 */
export function prepareMutualInformation(
  ultrasound: Image<VoxelArray>,
  sampleMask: Mask,
  moving: ChannelImage,
  { sampleSpacingMm, bins, measure }: MutualInformationOptions,
): SimilarityEvaluator {
  if (!Number.isInteger(bins) || bins < 4 * PARZEN_PADDING) {
    throw new SonoledgerError('INVALID_INPUT', `A histogram needs at least 8 bins, not ${bins}.`);
  }
  const samples = fixedSamples(ultrasound, sampleMask, { sampleSpacingMm, cellSamples: 1, patchCells: 1 });
  const sampleCount = samples.values.length;
  const { channelCount } = moving;
  const fixed = shareOfRange(samples.values, 1, 0);
  const scaled = { ...moving, data: scaleChannels(moving) };
  const samplePose = createPoseSampler(
    { sampleToWorld: samples.sampleToWorld, indices: samples.corners },
    scaled,
  );
  const values = new Float32Array(channelCount * sampleCount);
  const histogram = createParzenHistogram(bins);
  const informationOf =
    measure === 'MUTUAL'
      ? () => mutualInformation(histogram.joint)
      : () => normalisedMutualInformation(histogram.joint) - 1;

  const ofChannel = (channel: number): number => {
    histogram.clear();
    for (let n = 0, at = 0; n < sampleCount; n++, at += channelCount) {
      if (!isUnknown(values[at])) histogram.add(fixed[n], values[at + channel]);
    }
    return informationOf();
  };
  const score = (movingToFixedLps: Mat4): PoseScore => {
    const known = samplePose(movingToFixedLps, values);
    let information = 0;
    if (known > 0) {
      for (let channel = 0; channel < channelCount; channel++) {
        information += ofChannel(channel) / channelCount;
      }
    }
    const covered = known / sampleCount;
    return {
      similarity: covered * information,
      similarityWhereCovered: information,
      overlapFraction: covered,
    };
  };
  return evaluatorOf(score, { sampleCount, patchCount: 0 });
}

function scaleChannels({ data, channelCount }: ChannelImage): Float32Array {
  const scaled = new Float32Array(data.length);
  for (let channel = 0; channel < channelCount; channel++) {
    shareOfRange(data, channelCount, channel).forEach((share, n) => {
      scaled[n * channelCount + channel] = share;
    });
  }
  return scaled;
}

/** Every `stride`-th value as a share of their range; NaN stays NaN. */
function shareOfRange(values: ArrayLike<number>, stride: number, first: number): Float64Array {
  let low = Infinity;
  let high = -Infinity;
  for (let n = first; n < values.length; n += stride) {
    if (values[n] < low) low = values[n];
    if (values[n] > high) high = values[n];
  }
  if (!(high > low)) {
    throw new SonoledgerError('CONSTANT_IMAGE', 'An image has no contrast where the two meet.');
  }
  return Float64Array.from(
    { length: values.length / stride },
    (_, n) => (values[stride * n + first] - low) / (high - low),
  );
}
