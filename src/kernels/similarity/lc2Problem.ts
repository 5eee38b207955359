import type { Image, Mask, VoxelArray } from '../geometry/types.ts';
import { fixedSamples } from './fixedSamples.ts';
import type { FixedSamples, Lc2Options, MovingChannels } from './types.ts';
import { type WeightedPatches, weightedPatches } from './weightedPatches.ts';

/** Everything that decides LC2 at one level, for evaluators that compute elsewhere than in this thread. */
export interface Lc2Problem {
  readonly samples: FixedSamples;
  readonly patches: WeightedPatches;
  readonly moving: MovingChannels;
  readonly options: Lc2Options;
}

/**
 * The samples, patches and weights of `prepareLc2`.
 * @throws EMPTY_MASK without a patch, CONSTANT_IMAGE without ultrasound contrast
 */
export function lc2Problem(
  ultrasound: Image<VoxelArray>,
  sampleMask: Mask,
  moving: MovingChannels,
  options: Lc2Options,
): Lc2Problem {
  const samples = fixedSamples(ultrasound, sampleMask, options);
  return { samples, patches: weightedPatches(samples, options), moving, options };
}
