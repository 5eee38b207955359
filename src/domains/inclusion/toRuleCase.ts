import type { MissingValue, RuleOutcome } from '../../generated/resolverTypes.ts';
import type { RuleCaseRecord } from '../../graphql/records.ts';
import { describeCondition } from './describeCondition.ts';
import type { EvaluatedSubject, MeasuringRule } from './types.ts';

/**
 * What a rule does to a subject. Who is out already, or was brought back by a person, stays as is; a missing value does
 * what the rule says of missing values.
 */
export const toRuleCase =
  (rule: MeasuringRule, dataSetId: string) =>
  (subject: EvaluatedSubject): RuleCaseRecord => ({
    ...subject,
    dataSetId,
    subjectKind: rule.subjectKind,
    outcome: outcomeOf(subject, rule.whenMissing),
    because: becauseOf(subject, rule),
  });

function outcomeOf(
  { found, alreadyOut, reinstated }: EvaluatedSubject,
  whenMissing: MissingValue,
): RuleOutcome {
  if (alreadyOut) return 'ALREADY_EXCLUDED';
  if (found === null) return 'KEEP';
  const wanted = found === 'FAILS' ? 'EXCLUDE' : whenMissing;
  return wanted === 'EXCLUDE' && reinstated ? 'REINSTATED' : wanted;
}

function becauseOf(
  { found, condition, measuredValue, measuredText }: EvaluatedSubject,
  { conditions }: MeasuringRule,
): string | null {
  if (found === null || condition === null) return null;
  const wanted = describeCondition(conditions[condition]);
  return found === 'MISSING'
    ? `Nothing is known of what is required: ${wanted}.`
    : `Required is ${wanted}; found was ${measuredText ?? measuredValue}.`;
}
