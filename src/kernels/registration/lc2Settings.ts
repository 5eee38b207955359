import type { Lc2Options } from '../similarity/types.ts';
import type { RegistrationOptions, SimilarityLevel } from './types.ts';

/** Flat MRI, whose remaining variance is interpolation noise, must not explain anything. */
const RIDGE = 1e-4;

/** LC2 at one level of a registration. */
export function lc2Settings(level: SimilarityLevel, options: RegistrationOptions): Lc2Options {
  return {
    sampleSpacingMm: level.sampleSpacingMm,
    cellSamples: level.cellSamples,
    patchCells: level.patchCells,
    weight: options.weight,
    nonNegativeGradient: options.nonNegativeGradient,
    ridge: RIDGE,
    minimumValidFraction: 0.5,
  };
}
