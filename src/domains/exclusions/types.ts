import type { Exclusion, Stage, SubjectKind } from '../../generated/prisma/client.ts';

/** What an exclusion is about. Slice ids are numbers in text. */
export interface Subject {
  readonly kind: SubjectKind;
  readonly id: string;
}

/** An exclusion to append: by a rule, or by a reviewer. */
export type NewExclusion = {
  readonly subject: Subject;
  readonly reasonCode: string;
  /** ALL, or FREEZE: with the freeze that it is limited to. */
  readonly scope?: string;
  readonly comment?: string;
} & (
  | {
      readonly rule: { readonly name: string; readonly version: number };
      readonly measuredValue?: number;
      readonly threshold?: number;
    }
  | {
      readonly reviewerId: string;
      readonly blinded: boolean;
      readonly outcomesSeen: boolean;
      /** The verdict that the exclusion follows. */
      readonly reviewId?: string;
    }
);

/** An exclusion in force, reduced to what the flow needs. */
export interface ActiveReason {
  /** The exclusion record. */
  readonly id: string;
  readonly subjectKind: SubjectKind;
  readonly subjectId: string;
  readonly stage: Stage;
  readonly reasonCode: string;
}

export type ExclusionRow = Exclusion;

export const freezeScope = (freezeId: string): string => `FREEZE:${freezeId}`;
