import type { Image, Mask, VoxelArray } from '../../geometry/types.ts';
import { evaluatorOf } from '../evaluatorOf.ts';
import type { Lc2Options, MovingChannels } from '../types.ts';
import { openLc2 } from './openLc2.ts';
import { shareLc2 } from './shareLc2.ts';
import type { SharedEvaluator, SharedLc2 } from './types.ts';

/**
 * `prepareLc2` for one or two sequences in WebAssembly with SIMD: the same samples, patches and rule in single
 * precision, which differs by about 1e-7 on real images.
 * @param slots threads that may score on it at the same time, the calling one (slot 0) included
 * @throws EMPTY_MASK without a patch, CONSTANT_IMAGE without ultrasound contrast
 */
export function prepareLc2Simd(
  ultrasound: Image<VoxelArray>,
  sampleMask: Mask,
  moving: MovingChannels,
  options: Lc2Options,
  slots = 1,
): SharedEvaluator & { readonly shared: SharedLc2 } {
  const shared = shareLc2(ultrasound, sampleMask, moving, options, slots);
  return { ...evaluatorOf(openLc2(shared, 0), shared.layout), shared };
}
