import type { RegistrationMethod, SubjectKind, Verdict } from '../../generated/prisma/client.ts';
import type { StandingVerdict } from '../../generated/resolverTypes.ts';

/** What can be judged. */
export type ReviewedKind = Extract<SubjectKind, 'REGISTRATION' | 'VOLUME' | 'ANNOTATION' | 'PSEUDO_LABEL'>;

/** What the reviews of a subject come to; the view standing_verdict defines it. */
export interface Standing {
  readonly subjectId: string;
  readonly verdict: StandingVerdict;
  readonly readersDisagree: boolean;
}

/** A review that counts: the newest reading of a reader, or the newest adjudication. */
export interface CountingReview {
  readonly reviewId: string;
  readonly reviewerId: string;
  readonly adjudicates: boolean;
  readonly verdict: Verdict;
  readonly reasonCode: string | null;
}

/** Whose verdicts are compared. A method only where the subject comes from a registration. */
export interface ReviewScope {
  readonly dataSetId: string;
  readonly subjectKind: ReviewedKind;
  readonly method: RegistrationMethod | null;
}

/** The newest reading of a reader of a subject. */
export interface Reading {
  readonly subjectId: string;
  readonly readerId: string;
  readonly verdict: Verdict;
}

/** A registration as gate and readers see it. */
export interface GatedRegistration {
  readonly registrationId: string;
  /** Null before the first review. */
  readonly verdict: StandingVerdict | null;
  readonly betterByEvidence: boolean;
  readonly failureProbability: number | null;
  /** Whether a rule has excluded it, other than for a verdict. */
  readonly excludedByRule: boolean;
}
