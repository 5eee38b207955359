import type { Geometry, Image, Mask, VoxelArray } from '../../geometry/types.ts';
import { evaluatorOf } from '../evaluatorOf.ts';
import { openMindSsc } from './openMindSsc.ts';
import { type MindSscOptions, shareMindSsc } from './shareMindSsc.ts';
import type { SharedEvaluator } from './types.ts';

/**
 * Prepares the comparison of MIND-SSC descriptors between an ultrasound volume and an MRI for many poses. Descriptors
 * are computed once for each image on grids with the same axes at the tracked pose, and a pose interpolates those of
 * the MRI; they do not turn with it, which is good enough within about 15 degrees. The similarity is the mean over
 * the samples of 1 - SSD / SSD of unrelated descriptors: 1 for equal descriptors, 0 for chance and for samples
 * without MRI. Descriptors are bytes and weights of interpolation 256ths, which moves the similarity by about 1e-4.
 * @param movingGrid axes along those of the ultrasound at the tracked pose, spacing `sampleSpacingMm`
 * @param slots threads that may score on it at the same time, the calling one (slot 0) included
 * @throws EMPTY_MASK, CONSTANT_IMAGE
 */
export function prepareMindSsc(
  ultrasound: Image<VoxelArray>,
  sampleMask: Mask,
  sequences: readonly Image<VoxelArray>[],
  movingGrid: Geometry,
  options: MindSscOptions,
  slots = 1,
): SharedEvaluator {
  const shared = shareMindSsc(ultrasound, sampleMask, sequences, movingGrid, options, slots);
  return { ...evaluatorOf(openMindSsc(shared, 0), shared.layout), shared };
}
