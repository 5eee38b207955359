import type { RuleOutcome } from '../../generated/resolverTypes.ts';
import { describeCondition } from './describeCondition.ts';
import type { MeasuringRule, RuleCase } from './types.ts';

/** How many subjects, and how many patients and volumes they belong to. */
export interface RuleTally {
  readonly subjectCount: number;
  readonly patientCount: number;
  readonly volumeCount: number;
}

export const tally = (cases: readonly RuleCase[]): RuleTally => ({
  subjectCount: cases.length,
  patientCount: new Set(cases.map(({ patientId }) => patientId)).size,
  volumeCount: new Set(cases.flatMap(({ volumeIds }) => volumeIds)).size,
});

const OUTCOMES: readonly RuleOutcome[] = [
  'EXCLUDE',
  'NEEDS_REVIEW',
  'KEEP',
  'ALREADY_EXCLUDED',
  'REINSTATED',
];

/** Of every outcome, zero ones too. */
export const tallyByOutcome = (cases: readonly RuleCase[]) =>
  OUTCOMES.map((outcome) => ({ outcome, tally: tally(cases.filter((each) => each.outcome === outcome)) }));

/** Of what would be excluded, which condition fails or lacks its value; every condition, zero ones too. */
export function tallyByCondition({ conditions }: MeasuringRule, cases: readonly RuleCase[]) {
  const excluded = cases.filter(({ outcome }) => outcome === 'EXCLUDE');
  return conditions.map((condition, place) => {
    const own = excluded.filter((each) => each.condition === place);
    return {
      condition: describeCondition(condition),
      failing: tally(own.filter(({ found }) => found === 'FAILS')),
      missing: tally(own.filter(({ found }) => found === 'MISSING')),
    };
  });
}
