import type { FailureSigns } from './types.ts';

/** What stands for the spread of a pose at which the similarity has no maximum: as uncertain as a search box. */
const NO_MAXIMUM_MM = 20;
const LEAST_SPREAD_MM = 0.01;

export interface FailureFeature {
  readonly name: string;
  /** 1 where a larger value speaks for failure, -1 where it speaks against; a fitted weight has this sign or is 0. */
  readonly sign: 1 | -1;
  of(signs: FailureSigns): number;
}

/**
 * The signs as the logistic model takes them: lengths and ratios by their logarithm, counts as shares. The similarity
 * itself is left out, because how much an image explains differs between phantoms and patients; in units of the random
 * poses' spread it carries over.
 */
export const FAILURE_FEATURES: readonly FailureFeature[] = [
  { name: 'log(1 + sd above null)', sign: -1, of: (s) => Math.log1p(Math.max(0, s.similarityAboveNullSd)) },
  { name: 'log(1 + gain in sd)', sign: -1, of: (s) => Math.log1p(Math.max(0, s.similarityGainSd)) },
  { name: 'share of restarts in the basin', sign: -1, of: (s) => s.basinShare },
  { name: 'log(1 + dispersion of restarts, mm)', sign: 1, of: (s) => Math.log1p(s.restartDispersionMm) },
  { name: 'gap to the second mode', sign: -1, of: (s) => Math.max(0, Math.min(1, s.secondModeGap ?? 1)) },
  { name: 'overlap', sign: -1, of: (s) => s.overlapFraction },
  { name: 'log of the spread, mm', sign: 1, of: (s) => Math.log(knownSpreadMm(s)) },
];

export const failureFeatures = (signs: FailureSigns): number[] => FAILURE_FEATURES.map(({ of }) => of(signs));

const knownSpreadMm = ({ displacementSpreadMm: spreadMm = NO_MAXIMUM_MM }: FailureSigns): number =>
  Math.min(NO_MAXIMUM_MM, Math.max(LEAST_SPREAD_MM, spreadMm));
