import { MEASURES } from './measures.ts';
import type { Condition } from './types.ts';

/** A condition in words, as in "overlap at least 0.6". */
export function describeCondition(condition: Condition): string {
  if (condition.kind === 'CLINICAL_VALUE') {
    return `"${condition.column}" of the clinical table is one of ${condition.oneOf.join(', ')}`;
  }
  const measure = MEASURES[condition.measure];
  if ('oneOf' in condition) return `${measure.title} ${condition.oneOf.join(' or ')}`;
  const unit = measure.type === 'NUMBER' ? measure.unit : '';
  const { atLeast, atMost } = condition;
  if (atLeast === atMost) return `${measure.title} ${atLeast}${unit}`;
  const ends = [
    ...(atLeast === undefined ? [] : [`at least ${atLeast}${unit}`]),
    ...(atMost === undefined ? [] : [`at most ${atMost}${unit}`]),
  ];
  return `${measure.title} ${ends.join(' and ')}`;
}
