import type { ServiceContext } from '../../../context/types.ts';
import type { Prisma } from '../../../generated/prisma/client.ts';
import type { StandingVerdict } from '../../../generated/resolverTypes.ts';
import type { ExclusionRecord, ReviewRecord } from '../../../graphql/records.ts';
import { findActiveExclusion } from '../../exclusions/queries.ts';
import { recordExclusion } from '../../exclusions/service/recordExclusion.ts';
import { reinstateWithin } from '../../exclusions/service/reinstate.ts';
import type { Subject } from '../../exclusions/types.ts';
import { findCountingReviews } from '../queries.ts';
import type { CountingReview } from '../types.ts';

const OPEN_REASON = 'REVIEW_OPEN';

/**
 * Has the exclusion at VISUAL_REVIEW say what the reviews say: a subject is out while its standing verdict is
 * REJECTED, for a reason of those who reject, and while it is OPEN with a rejection in it. What a rule or a person
 * excluded without a verdict stays. Returns the last record made; null when there was nothing to change.
 */
export async function followStanding(
  tx: Prisma.TransactionClient,
  context: ServiceContext,
  subject: Subject,
  { review, standing }: { readonly review: ReviewRecord; readonly standing: StandingVerdict },
): Promise<ExclusionRecord | null> {
  const reasons = reasonsAgainst(standing, await findCountingReviews(tx, subject.id));
  const inForce = await findActiveExclusion(tx, subject, 'VISUAL_REVIEW');
  if (inForce && (inForce.reviewId === null || reasons.includes(inForce.reasonCode))) return null;
  const back =
    inForce &&
    (await reinstateWithin(tx, context, {
      exclusionId: inForce.id,
      comment: review.comment ?? reinstatementOf(standing),
      outcomesSeen: false,
      reviewId: review.id,
    }));
  const reasonCode = reasons.at(-1);
  if (reasonCode === undefined) return back;
  return recordExclusion(tx, context, {
    subject,
    reasonCode,
    comment: review.comment ?? (standing === 'OPEN' ? 'The readers disagree.' : 'Rejected in review.'),
    reviewerId: context.actor.userId,
    blinded: review.blinded,
    outcomesSeen: false,
    reviewId: review.id,
  });
}

/** The reasons that may stand against a subject, that of the newest review last. */
function reasonsAgainst(standing: StandingVerdict, counting: readonly CountingReview[]): string[] {
  const rejections = counting.filter(({ verdict }) => verdict === 'REJECTED');
  if (standing === 'REJECTED') return rejections.flatMap(({ reasonCode }) => reasonCode ?? []);
  const readersReject = rejections.some(({ adjudicates }) => !adjudicates);
  return standing === 'OPEN' && readersReject ? [OPEN_REASON] : [];
}

function reinstatementOf(standing: StandingVerdict): string {
  if (standing === 'ACCEPTED') return 'Accepted in a later review.';
  return standing === 'REJECTED' ? 'The disagreement has ended.' : 'The rejection no longer stands.';
}
