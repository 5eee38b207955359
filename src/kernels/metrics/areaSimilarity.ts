import { BOTH_MASKS_REQUIRED } from './emptyRules.ts';
import { outcomeUnderRule } from './outcomeUnderRule.ts';
import type { MetricOutcome, OverlapCounts } from './types.ts';

/**
 * Area similarity as Faanes et al. 2025 report it (`areaSimilarity.faanes@1`): |2 (P - R) / (P + R)| of the
 * areas P and R, the magnitude of seg-metrics' vs. It is a dissimilarity: 0 is best, 2 worst. Taha and
 * Hanbury's volumetric similarity is 1 - half of it.
 */
export function areaSimilarity(counts: OverlapCounts): MetricOutcome {
  return outcomeUnderRule(
    counts,
    BOTH_MASKS_REQUIRED,
    ({ tp, fp, fn }) => Math.abs(2 * (fp - fn)) / (2 * tp + fp + fn),
  );
}
