import { RECALL_EMPTY_RULE } from './emptyRules.ts';
import { outcomeUnderRule } from './outcomeUnderRule.ts';
import type { MetricOutcome, OverlapCounts } from './types.ts';

/** Recall (\`recall@1\`): the share of reference pixels that the prediction holds. */
export function recall(counts: OverlapCounts): MetricOutcome {
  return outcomeUnderRule(counts, RECALL_EMPTY_RULE, ({ tp, fn }) => tp / (tp + fn));
}
