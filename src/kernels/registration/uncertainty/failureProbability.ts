import { failureFeatures } from './failureFeatures.ts';
import type { EvidenceModel, FailureSigns } from './types.ts';

/** Displacement of the target from which a registration counts as failed; the `WRONG` of comparisons as well. */
export const FAILURE_MM = 5;

/**
 * Probability that the target lies more than FAILURE_MM off, by logistic regression. Calibrated to the mix of easy and
 * hard phantoms that it was fitted on; among easier pairs it is too high.
 */
export function failureProbability(signs: FailureSigns, { failure }: EvidenceModel): number {
  const { means, sds, weights, intercept } = failure;
  const logit = failureFeatures(signs).reduce(
    (sum, feature, n) => sum + (weights[n] * (feature - means[n])) / sds[n],
    intercept,
  );
  return 1 / (1 + Math.exp(-logit));
}
