import { blockMean } from '../../filters/blockMean.ts';
import { smoothWithinMask } from '../../filters/smoothWithinMask.ts';
import { fixedSamples } from '../../similarity/fixedSamples.ts';
import { movingChannels } from '../../similarity/movingChannels.ts';
import type { FixedSamples, Lc2Options, MovingChannels } from '../../similarity/types.ts';
import { lc2Settings } from '../lc2Settings.ts';
import { shrinkFactors, shrinkWithinMask } from '../prepareFixed.ts';
import { channelGrid } from '../prepareLevel.ts';
import type { PreparedRegistration } from '../prepareRegistration.ts';
import type { SimilarityLevel } from '../types.ts';

/** Both images at one resolution, as the deformable similarity takes them. */
export interface DeformableLevel {
  readonly samples: FixedSamples;
  readonly moving: MovingChannels;
  readonly options: Lc2Options;
}

/** The samples and channels on which the rigid LC2 of the same level works. */
export function deformableLevel(prepared: PreparedRegistration, level: SimilarityLevel): DeformableLevel {
  const { fixed, options } = prepared;
  const factors = shrinkFactors(fixed.image.geometry, level.sampleSpacingMm);
  const mask = shrinkWithinMask(fixed.sampleMask, factors);
  const ultrasound = smoothWithinMask(blockMean(fixed.image, factors), mask, level.fixedSmoothingMm);
  const sequences = prepared.moving.map((image) =>
    blockMean(image, shrinkFactors(image.geometry, level.sampleSpacingMm)),
  );
  const lc2 = lc2Settings(level, options);
  const grid = channelGrid(sequences[0].geometry, level);
  return {
    samples: fixedSamples(ultrasound, mask, lc2),
    moving: movingChannels(sequences, level.movingSmoothingMm, grid),
    options: lc2,
  };
}
