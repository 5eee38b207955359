import { blockMean } from '../filters/blockMean.ts';
import { smoothWithinMask } from '../filters/smoothWithinMask.ts';
import type { Geometry, Image, Vec3 } from '../geometry/types.ts';
import { prepareLc2 } from '../similarity/lc2.ts';
import { movingChannels } from '../similarity/movingChannels.ts';
import type { Lc2Evaluator } from '../similarity/types.ts';
import { type FixedVolume, shrinkFactors, shrinkWithinMask } from './prepareFixed.ts';
import type { RegistrationOptions, SimilarityLevel } from './types.ts';

/** Flat MRI, whose remaining variance is interpolation noise, must not explain anything. */
const RIDGE = 1e-4;

/** Builds the similarity of one resolution. */
export function prepareLevel(
  fixed: FixedVolume,
  moving: readonly Image[],
  level: SimilarityLevel,
  { weight, nonNegativeGradient }: Pick<RegistrationOptions, 'weight' | 'nonNegativeGradient'>,
): Lc2Evaluator {
  const factors = shrinkFactors(fixed.image.geometry, level.sampleSpacingMm);
  const mask = shrinkWithinMask(fixed.sampleMask, factors);
  const ultrasound = smoothWithinMask(blockMean(fixed.image, factors), mask, level.fixedSmoothingMm);
  const sequences = moving.map((image) =>
    blockMean(image, shrinkFactors(image.geometry, level.sampleSpacingMm)),
  );
  const channels = movingChannels(
    sequences,
    level.movingSmoothingMm,
    channelGrid(sequences[0].geometry, level),
  );
  return prepareLc2(ultrasound, mask, channels, {
    sampleSpacingMm: level.sampleSpacingMm,
    cellSamples: level.cellSamples,
    patchCells: level.patchCells,
    weight,
    nonNegativeGradient,
    ridge: RIDGE,
    minimumValidFraction: 0.5,
  });
}

/** The grid of the first sequence, but not finer than half the sample spacing. */
function channelGrid(geometry: Geometry, { sampleSpacingMm }: SimilarityLevel): Geometry {
  const spacingMm = geometry.spacingMm.map((mm) => Math.max(mm, 0.45 * sampleSpacingMm));
  const size = geometry.size.map(
    (n, axis) => Math.floor(((n - 1) * geometry.spacingMm[axis]) / spacingMm[axis] + 1e-6) + 1,
  );
  return { ...geometry, spacingMm: vec3(spacingMm), size: vec3(size) };
}

function vec3([x, y, z]: readonly number[]): Vec3 {
  return [x, y, z];
}
