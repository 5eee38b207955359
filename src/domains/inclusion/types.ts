import type { SubjectKind } from '../../generated/prisma/client.ts';
import type { InclusionMeasure, MissingValue, RuleOutcome, Stage } from '../../generated/resolverTypes.ts';

/** What a rule can be about: everything that has measures and is not a slice or a prediction. */
export type RuledKind = Exclude<SubjectKind, 'SLICE' | 'PREDICTION'>;

/** What must hold of a measured value: a range, both ends included, or one of some values. */
export type MeasureCondition = { readonly kind: 'MEASURE'; readonly measure: InclusionMeasure } & (
  | { readonly atLeast?: number; readonly atMost?: number }
  | { readonly oneOf: readonly string[] }
);

/** What must be in a column of a clinical table; known at import alone, which is where it is applied. */
export interface ClinicalCondition {
  readonly kind: 'CLINICAL_VALUE';
  readonly column: string;
  readonly oneOf: readonly string[];
}

export type Condition = MeasureCondition | ClinicalCondition;

/** What a rule says, whatever its name: all conditions must hold for a subject to stay. */
export interface RuleDefinition {
  readonly stage: Stage;
  readonly subjectKind: RuledKind;
  readonly conditions: readonly Condition[];
  readonly whenMissing: MissingValue;
  readonly reasonCode: string;
  readonly description: string;
}

/** A rule that can be applied to records: without clinical conditions. */
export interface MeasuringRule extends RuleDefinition {
  readonly conditions: readonly MeasureCondition[];
}

/** What the database finds about one subject: the first condition that fails, else the first that lacks its value. */
export interface EvaluatedSubject {
  readonly subjectId: string;
  readonly patientId: string;
  /** The ultrasound volumes that go with a patient, else the volume that the subject lies on. */
  readonly volumeIds: readonly string[];
  /** Place of the condition in the rule; null when all hold. */
  readonly condition: number | null;
  readonly found: 'FAILS' | 'MISSING' | null;
  readonly measuredValue: number | null;
  readonly threshold: number | null;
  readonly measuredText: string | null;
  /** Out at this stage or before, itself or with what it derives from. */
  readonly alreadyOut: boolean;
  /** Brought back by a person after it was out for the rule's reason. */
  readonly reinstated: boolean;
}

/** What a rule does to one subject. */
export interface RuleCase extends EvaluatedSubject {
  readonly subjectKind: RuledKind;
  readonly outcome: RuleOutcome;
  /** In words, for exclusions and lists; null when all conditions hold. */
  readonly because: string | null;
}
