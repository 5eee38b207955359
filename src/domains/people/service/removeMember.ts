import type { ServiceContext } from '../../../context/types.ts';
import { inTransaction } from '../../../database/inTransaction.ts';
import type { DataSetMemberRecord } from '../../../graphql/records.ts';
import { requireFound } from '../../../graphql/requireFound.ts';
import { requireUuid } from '../../../graphql/requireUuid.ts';
import { recordChange } from '../../../ledger/recordChange.ts';
import { findMembership, lockUsers, revokeMembership } from '../queries.ts';
import { requireReason } from '../requireReason.ts';
import { requireUser } from '../requireUser.ts';

export interface MemberRemoval {
  readonly dataSetId: string;
  readonly userId: string;
  readonly reason: string;
}

/** Ends a membership: requests, subscriptions and jobs see the data set no more. UNKNOWN_ID when there is none. */
export function removeMember(
  context: ServiceContext,
  { dataSetId, userId, reason }: MemberRemoval,
): Promise<DataSetMemberRecord> {
  const id = requireUuid(dataSetId, 'data set');
  requireReason(reason);
  return inTransaction(context, async (tx) => {
    await lockUsers(tx);
    const user = await requireUser(tx, userId);
    const found = requireFound(await findMembership(tx, id, user.id), 'membership of', user.name);
    await recordChange(tx, context, {
      action: 'MEMBER_REMOVED',
      entity: 'DataSetMember',
      entityId: found.id,
      reason,
      before: { dataSetId: id, userId: user.id, name: user.name },
    });
    return revokeMembership(tx, found.id, context.actor.userId);
  });
}
