import type { ServiceContext } from '../../../context/types.ts';
import { inTransaction } from '../../../database/inTransaction.ts';
import { lockRequest } from '../../../database/lockRequest.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { Prisma } from '../../../generated/prisma/client.ts';
import type { ReviewInput, StandingVerdict } from '../../../generated/resolverTypes.ts';
import type { ExclusionRecord, ReviewRecord } from '../../../graphql/records.ts';
import { requireFound } from '../../../graphql/requireFound.ts';
import { recordChange } from '../../../ledger/recordChange.ts';
import { findReasonsByCodes } from '../../exclusions/queries.ts';
import { subjectColumn } from '../../exclusions/subjectColumn.ts';
import type { Subject } from '../../exclusions/types.ts';
import { findReviewsBySubjects, findStandings, insertReview } from '../queries.ts';
import { followStanding } from './followStanding.ts';
import { requireAdjudicator } from './requireAdjudicator.ts';
import { requireReviewed } from './requireReviewed.ts';

export interface GivenReview {
  readonly review: ReviewRecord;
  readonly standingVerdict: StandingVerdict;
  readonly exclusion: ExclusionRecord | null;
}

/**
 * Stores a verdict and has the exclusion of the subject follow what its reviews now come to, in one transaction.
 * Verdicts on one subject come one after the other.
 */
export async function review(context: ServiceContext, input: ReviewInput): Promise<GivenReview> {
  const subject = await requireReviewed(context, input);
  await requireReason(context, input);
  requireHashes(input.shownFileHashes ?? []);
  return inTransaction(context, async (tx) => {
    await lockRequest(tx, `review:${subject.id}`);
    const row = await storeReview(tx, context, subject, input);
    const standing = (await findStandings(tx, [subject.id]))[0].verdict;
    const exclusion = await followStanding(tx, context, subject, { review: row, standing });
    return { review: row, standingVerdict: standing, exclusion };
  });
}

async function storeReview(
  tx: Prisma.TransactionClient,
  context: ServiceContext,
  subject: Subject,
  input: ReviewInput,
): Promise<ReviewRecord> {
  const { verdict } = input;
  const judging = { reviewerId: context.actor.userId, verdict, adjudicates: input.adjudicates ?? false };
  const [before] = await findStandings(tx, [subject.id]);
  const earlier = await findReviewsBySubjects(tx, [subject.id]);
  requireAdjudicator(judging, earlier, before?.readersDisagree ?? false);
  const row = await insertReview(tx, {
    ...(subjectColumn(subject) as Partial<Prisma.ReviewUncheckedCreateInput>),
    ...judging,
    reasonCode: input.reasonCode ?? null,
    comment: input.comment?.trim() || null,
    blinded: input.blinded ?? false,
    shownBlobHashes: [...(input.shownFileHashes ?? [])],
  });
  const { reasonCode, adjudicates, blinded } = row;
  await recordChange(tx, context, {
    action: 'REVIEWED',
    entity: 'Review',
    entityId: row.id,
    reason: input.comment,
    after: { subject: `${subject.kind}:${subject.id}`, verdict, reasonCode, adjudicates, blinded },
  });
  return row;
}

function requireHashes(hashes: readonly string[]): void {
  const wrong = hashes.find((hash) => !/^[0-9a-f]{64}$/.test(hash));
  if (wrong === undefined) return;
  throw new SonoledgerError('INVALID_INPUT', `"${wrong}" in shownFileHashes is no SHA-256 in small letters.`);
}

async function requireReason(context: ServiceContext, { verdict, reasonCode }: ReviewInput): Promise<void> {
  if (reasonCode == null) {
    if (verdict !== 'REJECTED') return;
    throw new SonoledgerError('INVALID_INPUT', 'A rejection needs a reasonCode of the stage VISUAL_REVIEW.');
  }
  const [reason] = await findReasonsByCodes(context.app.prisma, [reasonCode]);
  if (requireFound(reason, 'exclusion reason', reasonCode).stage === 'VISUAL_REVIEW') return;
  throw new SonoledgerError(
    'INVALID_INPUT',
    `${reasonCode} belongs to the stage ${reason.stage}, not to VISUAL_REVIEW.`,
  );
}
