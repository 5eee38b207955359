import { ZERO_WHEN_HALF_EMPTY } from './emptyRules.ts';
import { outcomeUnderRule } from './outcomeUnderRule.ts';
import type { MetricOutcome, OverlapCounts } from './types.ts';

/** Dice coefficient (\`dice@1\`): twice the shared pixels over the sum of both masks; 1 is best. */
export function dice(counts: OverlapCounts): MetricOutcome {
  return outcomeUnderRule(counts, ZERO_WHEN_HALF_EMPTY, ({ tp, fp, fn }) => (2 * tp) / (2 * tp + fp + fn));
}
