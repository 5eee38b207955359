import type { MetricDefinition } from '../metrics/types.ts';

/**
 * How metric states enter a mean.
 * - `FAANES_2025`: a slice with an empty prediction takes the definition's `emptyPredictionCountsAs` (0 for
 *   overlap metrics, 1 for the false negative rate) and is left out where that is null (distances, area
 *   similarity).
 * - `SKIP_UNDEFINED`: only slices with a value count.
 * Missing predictions, failures and slices without a reference value are left out by both, and show as the
 * difference between n total and n defined.
 */
export type SummaryPolicy = 'FAANES_2025' | 'SKIP_UNDEFINED';

/** Sufficient statistics of one metric over a set of slices; the state counts add up to `nTotal`. */
export interface StateSums {
  readonly nTotal: number;
  readonly nDefined: number;
  readonly nEmptyPrediction: number;
  readonly nEmptyReference: number;
  readonly nBothEmpty: number;
  readonly nMissing: number;
  readonly nFailed: number;
  /** Sum and sum of squares of the defined values. */
  readonly sum: number;
  readonly sumSquares: number;
}

export type SummarisedDefinition = Pick<MetricDefinition, 'emptyPredictionCountsAs'>;

export type StateSummary =
  | {
      readonly state: 'DEFINED';
      readonly mean: number;
      /** Divides by n, as Faanes et al. 2025 (numpy's std). */
      readonly sdPopulation: number;
      /** Divides by n - 1; null for one value. */
      readonly sdSample: number | null;
      /** Slices that the mean counts. */
      readonly nDefined: number;
      readonly nTotal: number;
    }
  | { readonly state: 'NO_VALUES'; readonly nTotal: number };

/** A half-open interval of reference area: `fromMm2` included, `toMm2` not; null is no limit. */
export interface SizeBin {
  readonly number: number;
  readonly title: string;
  readonly fromMm2: number;
  readonly toMm2: number | null;
}

/** A versioned set of size bins that cover every area from 0. */
export interface SizeBinning {
  readonly id: string;
  readonly bins: readonly SizeBin[];
}

export type ProportionInterval =
  | {
      readonly state: 'DEFINED';
      readonly proportion: number;
      readonly lower: number;
      readonly upper: number;
      readonly n: number;
    }
  | { readonly state: 'NO_VALUES'; readonly n: 0 };

/** `DROP` (Wilcoxon 1945) leaves zeros out before ranking; `PRATT` (1959) ranks them, then drops their ranks. */
export type ZeroDifferences = 'DROP' | 'PRATT';

export type SignedRankResult =
  | {
      readonly state: 'DEFINED';
      readonly n: number;
      readonly nZero: number;
      readonly wPlus: number;
      readonly wMinus: number;
      /** Two-sided p value of `method`. */
      readonly pValue: number;
      readonly method: 'EXACT_PERMUTATION' | 'NORMAL_WITH_CONTINUITY';
      /** Null where more pairs than the exact method takes. */
      readonly pExact: number | null;
      readonly pNormal: number;
      readonly pNormalWithContinuity: number;
      /** The least two-sided exact p that this many non-zero pairs can give, whatever their values. */
      readonly pMinimum: number;
    }
  | { readonly state: 'NO_NONZERO_DIFFERENCES'; readonly n: number };

export type PairedEffectSizes =
  | {
      readonly state: 'DEFINED';
      readonly n: number;
      readonly meanDifference: number;
      readonly sdDifference: number;
      /** Mean difference over the sample SD of the differences. */
      readonly dz: number;
      /** Mean difference over the mean of the two sample SDs (Lakens 2013, d_av). */
      readonly dAv: number;
      /** `dz` times the exact small-sample factor J(n - 1) of Hedges 1981. */
      readonly hedgesGz: number;
    }
  | { readonly state: 'TOO_FEW_PAIRS'; readonly n: number }
  | { readonly state: 'NO_VARIATION'; readonly n: number; readonly meanDifference: number };

export type AlphaCorrection = 'BONFERRONI' | 'SIDAK';

export type PValueCorrection = AlphaCorrection | 'HOLM';
