import type { EmptyRule, MetricOutcome, OverlapCounts, UndefinedState } from './types.ts';

/** Applies an empty rule to the counts; `measure` is called only when both masks hold foreground. */
export function outcomeUnderRule(
  counts: OverlapCounts,
  rule: EmptyRule,
  measure: (counts: OverlapCounts) => number,
): MetricOutcome {
  const hasPrediction = counts.tp + counts.fp > 0;
  const hasReference = counts.tp + counts.fn > 0;
  if (hasPrediction && hasReference) return { state: 'DEFINED', value: measure(counts) };
  if (hasReference) return fromRule(rule.emptyPrediction);
  return fromRule(hasPrediction ? rule.emptyReference : rule.bothEmpty);
}

function fromRule(entry: number | UndefinedState): MetricOutcome {
  return typeof entry === 'number' ? { state: 'DEFINED', value: entry } : { state: entry };
}
