import { blockMean } from '../../filters/blockMean.ts';
import { smoothWithinMask } from '../../filters/smoothWithinMask.ts';
import { fixedSamples } from '../../similarity/fixedSamples.ts';
import { movingChannels } from '../../similarity/movingChannels.ts';
import type { FixedSamples, Lc2Options, MovingChannels } from '../../similarity/types.ts';
import { shrinkFactors, shrinkWithinMask } from '../prepareFixed.ts';
import { channelGrid, RIDGE } from '../prepareLevel.ts';
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
  const lc2: Lc2Options = {
    sampleSpacingMm: level.sampleSpacingMm,
    cellSamples: level.cellSamples,
    patchCells: level.patchCells,
    weight: options.weight,
    nonNegativeGradient: options.nonNegativeGradient,
    ridge: RIDGE,
    minimumValidFraction: 0.5,
  };
  const grid = channelGrid(sequences[0].geometry, level);
  return {
    samples: fixedSamples(ultrasound, mask, lc2),
    moving: movingChannels(sequences, level.movingSmoothingMm, grid),
    options: lc2,
  };
}
