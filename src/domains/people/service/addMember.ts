import type { ServiceContext } from '../../../context/types.ts';
import { inTransaction } from '../../../database/inTransaction.ts';
import type { DataSetMemberRecord } from '../../../graphql/records.ts';
import { requireFound } from '../../../graphql/requireFound.ts';
import { requireUuid } from '../../../graphql/requireUuid.ts';
import { recordChange } from '../../../ledger/recordChange.ts';
import { findDataSetsByIds } from '../../cohort/queries.ts';
import { findMembership, insertMember, lockUsers } from '../queries.ts';
import { requireUser } from '../requireUser.ts';

/** Lets a user see a closed data set, from the next request on. A member already stays one. */
export function addMember(
  context: ServiceContext,
  { dataSetId, userId }: { readonly dataSetId: string; readonly userId: string },
): Promise<DataSetMemberRecord> {
  const id = requireUuid(dataSetId, 'data set');
  return inTransaction(context, async (tx) => {
    await lockUsers(tx);
    requireFound((await findDataSetsByIds(tx, [id])).at(0), 'data set', dataSetId);
    const user = await requireUser(tx, userId);
    const membership = await findMembership(tx, id, user.id);
    if (membership !== null) return membership;
    const made = await insertMember(tx, {
      dataSetId: id,
      userId: user.id,
      grantedById: context.actor.userId,
    });
    await recordChange(tx, context, {
      action: 'MEMBER_ADDED',
      entity: 'DataSetMember',
      entityId: made.id,
      after: { dataSetId: id, userId: user.id, name: user.name },
    });
    return made;
  });
}
