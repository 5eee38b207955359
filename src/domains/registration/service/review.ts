import type { ServiceContext } from '../../../context/types.ts';
import { inTransaction } from '../../../database/inTransaction.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { Prisma } from '../../../generated/prisma/client.ts';
import type { ReviewInput } from '../../../generated/resolverTypes.ts';
import type { ExclusionRecord, ReviewRecord } from '../../../graphql/records.ts';
import { requireFound } from '../../../graphql/requireFound.ts';
import { requireUuid } from '../../../graphql/requireUuid.ts';
import { recordChange } from '../../../ledger/recordChange.ts';
import { findActiveExclusion, findReasonsByCodes, subjectExists } from '../../exclusions/queries.ts';
import { recordExclusion } from '../../exclusions/service/recordExclusion.ts';
import { reinstateWithin } from '../../exclusions/service/reinstate.ts';
import type { Subject } from '../../exclusions/types.ts';
import { findPseudoLabelsByIds } from '../../labels/queries.ts';
import { findRegistrationsByIds, insertReview } from '../queries.ts';

export interface GivenReview {
  readonly review: ReviewRecord;
  readonly exclusion: ExclusionRecord | null;
}

const SUBJECT_COLUMNS = [
  ['registrationId', 'REGISTRATION'],
  ['volumeId', 'VOLUME'],
  ['annotationId', 'ANNOTATION'],
  ['pseudoLabelId', 'PSEUDO_LABEL'],
] as const;

/**
 * Stores a verdict. A rejection takes the subject out at the stage VISUAL_REVIEW, unless an earlier one has done
 * so; an acceptance brings a subject back that a review had taken out. Nothing else moves by itself.
 */
export async function review(context: ServiceContext, input: ReviewInput): Promise<GivenReview> {
  const subject = await requireSubject(context, input);
  await requireFinished(context, subject);
  await requireReason(context, input);
  requireHashes(input.shownFileHashes ?? []);
  return inTransaction(context, async (tx) => {
    const row = await insertReview(tx, {
      registrationId: input.registrationId ?? null,
      volumeId: input.volumeId ?? null,
      annotationId: input.annotationId ?? null,
      pseudoLabelId: input.pseudoLabelId ?? null,
      verdict: input.verdict,
      reasonCode: input.reasonCode ?? null,
      comment: input.comment?.trim() || null,
      reviewerId: context.actor.userId,
      blinded: input.blinded ?? false,
      shownBlobHashes: [...(input.shownFileHashes ?? [])],
    });
    await recordChange(tx, context, {
      action: 'REVIEWED',
      entity: 'Review',
      entityId: row.id,
      reason: input.comment,
      after: { subject: `${subject.kind}:${subject.id}`, verdict: input.verdict, reasonCode: row.reasonCode },
    });
    return { review: row, exclusion: await followVerdict(tx, context, subject, input) };
  });
}

async function requireSubject(context: ServiceContext, input: ReviewInput): Promise<Subject> {
  const named = SUBJECT_COLUMNS.filter(([column]) => input[column] != null);
  if (named.length !== 1) {
    throw new SonoledgerError(
      'INVALID_INPUT',
      'A review is about exactly one registration, volume, annotation or pseudo label.',
    );
  }
  const [column, kind] = named[0];
  const what = kind.toLowerCase().replace('_', ' ');
  const subject = { kind, id: requireUuid(input[column] as string, what) };
  if (await subjectExists(context.app.prisma, subject)) return subject;
  throw new SonoledgerError('UNKNOWN_ID', `No ${what} ${subject.id}: list them to see which exist.`);
}

/** There is nothing to judge before the result, and a later result must not meet an earlier verdict. */
async function requireFinished({ app }: ServiceContext, { kind, id }: Subject): Promise<void> {
  if (kind !== 'REGISTRATION' && kind !== 'PSEUDO_LABEL') return;
  const find = kind === 'REGISTRATION' ? findRegistrationsByIds : findPseudoLabelsByIds;
  const [{ state }] = await find(app.prisma, [id]);
  if (state === 'COMPLETED') return;
  throw new SonoledgerError('CONFLICT', `${id} is ${state}: only a completed record can be judged.`);
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

async function followVerdict(
  tx: Prisma.TransactionClient,
  context: ServiceContext,
  subject: Subject,
  input: ReviewInput,
): Promise<ExclusionRecord | null> {
  if (input.verdict === 'UNSURE') return null;
  const byReview = await findActiveExclusion(tx, subject, 'VISUAL_REVIEW');
  if (input.verdict === 'ACCEPTED') {
    if (!byReview) return null;
    const comment = input.comment?.trim() || 'Accepted in a later review.';
    return reinstateWithin(tx, context, { exclusionId: byReview.id, comment, outcomesSeen: false });
  }
  if (byReview) return null;
  return recordExclusion(tx, context, {
    subject,
    reasonCode: input.reasonCode as string,
    comment: input.comment?.trim() || 'Rejected in review.',
    reviewerId: context.actor.userId,
    blinded: input.blinded ?? false,
    outcomesSeen: false,
  });
}
