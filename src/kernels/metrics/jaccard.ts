import { ZERO_WHEN_HALF_EMPTY } from './emptyRules.ts';
import { outcomeUnderRule } from './outcomeUnderRule.ts';
import type { MetricOutcome, OverlapCounts } from './types.ts';

/** Jaccard index (\`jaccard@1\`): shared pixels over the union; Dice / (2 - Dice). */
export function jaccard(counts: OverlapCounts): MetricOutcome {
  return outcomeUnderRule(counts, ZERO_WHEN_HALF_EMPTY, ({ tp, fp, fn }) => tp / (tp + fp + fn));
}
