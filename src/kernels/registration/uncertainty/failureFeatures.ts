import type { FailureSigns } from './types.ts';

/** What stands for the spread of a pose at which the similarity has no maximum: as uncertain as a search box. */
const NO_MAXIMUM_MM = 20;

/** The signs as the logistic model takes them. Ratios and lengths enter by their logarithm; counts as shares. */
export function failureFeatures(signs: FailureSigns): number[] {
  return FAILURE_FEATURES.map(({ of }) => of(signs));
}

export const FAILURE_FEATURES: readonly { readonly name: string; of(signs: FailureSigns): number }[] = [
  { name: 'similarity above null', of: (s) => s.similarityAboveNull },
  { name: 'log(1 + sd above null)', of: (s) => Math.log1p(Math.max(0, s.similarityAboveNullSd)) },
  { name: 'log(1 + gain in sd)', of: (s) => Math.log1p(Math.max(0, s.similarityGainSd)) },
  { name: 'share of restarts in the basin', of: (s) => s.basinShare },
  { name: 'log(1 + dispersion of restarts, mm)', of: (s) => Math.log1p(s.restartDispersionMm) },
  { name: 'gap to the second mode', of: (s) => Math.max(0, Math.min(1, s.secondModeGap ?? 1)) },
  { name: 'overlap', of: (s) => s.overlapFraction },
  {
    name: 'log of the spread, mm',
    of: (s) => Math.log(Math.min(NO_MAXIMUM_MM, Math.max(0.01, s.displacementSpreadMm ?? NO_MAXIMUM_MM))),
  },
];
