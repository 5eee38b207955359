import type { RuleOutcome, Stage, SubjectKind } from '../../generated/resolverTypes.ts';

export interface InclusionRuleRow {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly stage: Stage;
  readonly subjectKind: SubjectKind;
  readonly whenMissing: string;
  readonly conditions: readonly { readonly text: string }[];
  readonly reason: { readonly code: string };
}

interface Tally {
  readonly subjectCount: number;
  readonly patientCount: number;
  readonly volumeCount: number;
}

export interface RuleCaseRow {
  readonly subjectId: string;
  readonly outcome: RuleOutcome;
  readonly because: string | null;
  readonly patient: { readonly pseudonym: string };
}

export interface PreviewRow {
  readonly stage: Stage;
  readonly subjectKind: SubjectKind;
  readonly reason: { readonly code: string };
  readonly all: Tally;
  readonly byOutcome: readonly { readonly outcome: RuleOutcome; readonly tally: Tally }[];
  readonly byCondition: readonly {
    readonly condition: string;
    readonly failing: Tally;
    readonly missing: Tally;
  }[];
}
