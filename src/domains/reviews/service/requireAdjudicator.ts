import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { Verdict } from '../../../generated/prisma/client.ts';
import type { ReviewRecord } from '../../../graphql/records.ts';

/** Who judges, and as what. */
export interface Judging {
  readonly reviewerId: string;
  readonly verdict: Verdict;
  readonly adjudicates: boolean;
}

/**
 * Whoever ends a disagreement is no party to it: CONFLICT for an adjudicator who has read the subject, for a reader
 * who has adjudicated it, and where the readers agree.
 */
export function requireAdjudicator(
  { reviewerId, verdict, adjudicates }: Judging,
  reviews: readonly Pick<ReviewRecord, 'reviewerId' | 'adjudicates'>[],
  readersDisagree: boolean,
): void {
  const own = reviews.filter((each) => each.reviewerId === reviewerId);
  if (!adjudicates) {
    if (!own.some((each) => each.adjudicates)) return;
    throw new SonoledgerError('CONFLICT', 'You have adjudicated this subject: change that with adjudicates.');
  }
  if (verdict === 'UNSURE') {
    throw new SonoledgerError('INVALID_INPUT', 'An adjudication decides: give ACCEPTED or REJECTED.');
  }
  if (own.some((each) => !each.adjudicates)) {
    throw new SonoledgerError('CONFLICT', 'You are one of the readers: somebody else must adjudicate.');
  }
  if (!readersDisagree) {
    throw new SonoledgerError('CONFLICT', 'The readers do not disagree: there is nothing to adjudicate.');
  }
}
