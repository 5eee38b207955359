import { ZERO_WHEN_HALF_EMPTY } from './emptyRules.ts';
import { outcomeUnderRule } from './outcomeUnderRule.ts';
import type { MetricOutcome, OverlapCounts } from './types.ts';

/** Precision (\`precision@1\`): the share of predicted pixels that lie in the reference. */
export function precision(counts: OverlapCounts): MetricOutcome {
  return outcomeUnderRule(counts, ZERO_WHEN_HALF_EMPTY, ({ tp, fp }) => tp / (tp + fp));
}
