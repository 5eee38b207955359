import type { SubjectKind, Verdict } from '../../generated/prisma/client.ts';
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
