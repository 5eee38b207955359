import { FALSE_NEGATIVE_EMPTY_RULE } from './emptyRules.ts';
import { outcomeUnderRule } from './outcomeUnderRule.ts';
import type { MetricOutcome, OverlapCounts } from './types.ts';

/** False negative rate (\`fnr@1\`): the share of reference pixels that the prediction misses, 1 - recall. */
export function falseNegativeRate(counts: OverlapCounts): MetricOutcome {
  return outcomeUnderRule(counts, FALSE_NEGATIVE_EMPTY_RULE, ({ tp, fn }) => fn / (tp + fn));
}
