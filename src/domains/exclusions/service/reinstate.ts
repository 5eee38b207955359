import type { ServiceContext } from '../../../context/types.ts';
import { inTransaction } from '../../../database/inTransaction.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { Prisma } from '../../../generated/prisma/client.ts';
import type { ExclusionRecord } from '../../../graphql/records.ts';
import { requireFound } from '../../../graphql/requireFound.ts';
import { requireUuid } from '../../../graphql/requireUuid.ts';
import { recordChange } from '../../../ledger/recordChange.ts';
import { findActiveIds, findExclusionsByIds, insertExclusion } from '../queries.ts';
import { subjectColumn, subjectIdOf } from '../subjectColumn.ts';

export interface ReinstateOptions {
  readonly exclusionId: string;
  readonly comment: string;
  readonly outcomesSeen: boolean;
  /** The verdict that brings the subject back. */
  readonly reviewId?: string;
}

/**
 * A person brings a subject back: a new record, the old one stays. CONFLICT when it is not in
 * force, or limited to a freeze.
 */
export async function reinstate(
  context: ServiceContext,
  options: ReinstateOptions,
): Promise<ExclusionRecord> {
  if (options.comment.trim() === '') throw new SonoledgerError('INVALID_INPUT', 'Say in the comment why.');
  return inTransaction(context, (tx) => reinstateWithin(tx, context, options));
}

/** The same inside a caller's transaction. */
export async function reinstateWithin(
  tx: Prisma.TransactionClient,
  context: ServiceContext,
  { exclusionId, comment, outcomesSeen, reviewId }: ReinstateOptions,
): Promise<ExclusionRecord> {
  const [found] = await findExclusionsByIds(tx, [requireUuid(exclusionId, 'exclusion')]);
  const old = requireFound(found, 'exclusion', exclusionId);
  if (!(await findActiveIds(tx, [old.id])).has(old.id)) {
    throw new SonoledgerError(
      'CONFLICT',
      `Exclusion ${old.id} is not in force: there is nothing to reinstate.`,
    );
  }
  if (old.scope !== 'ALL') {
    throw new SonoledgerError(
      'CONFLICT',
      `Exclusion ${old.id} belongs to a freeze, which never changes: make a new freeze by another slice rule.`,
    );
  }
  const row = await insertExclusion(tx, {
    subjectKind: old.subjectKind,
    ...subjectColumn({ kind: old.subjectKind, id: subjectIdOf(old) }),
    stage: old.stage,
    decision: 'REINSTATE',
    reasonCode: old.reasonCode,
    scope: old.scope,
    comment,
    reviewerId: context.actor.userId,
    outcomesSeen,
    reinstatesId: old.id,
    reviewId: reviewId ?? null,
  } as Prisma.ExclusionUncheckedCreateInput);
  await recordChange(tx, context, {
    action: 'REINSTATED',
    entity: 'Exclusion',
    entityId: row.id,
    reason: comment,
    after: { reinstates: old.id, subject: `${old.subjectKind}:${subjectIdOf(old)}`, stage: old.stage },
  });
  return row;
}
