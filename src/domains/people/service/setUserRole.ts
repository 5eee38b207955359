import type { ServiceContext } from '../../../context/types.ts';
import { inTransaction } from '../../../database/inTransaction.ts';
import type { Role } from '../../../generated/prisma/enums.ts';
import type { UserRecord } from '../../../graphql/records.ts';
import { recordChange } from '../../../ledger/recordChange.ts';
import { lockUsers, updateUser } from '../queries.ts';
import { requireAnotherAdmin } from '../requireAnotherAdmin.ts';
import { requireReason } from '../requireReason.ts';
import { requireUser } from '../requireUser.ts';

/** Gives a user another role, which counts from the next request on. CONFLICT for the last administrator. */
export function setUserRole(
  context: ServiceContext,
  { userId, role, reason }: { readonly userId: string; readonly role: Role; readonly reason: string },
): Promise<UserRecord> {
  requireReason(reason);
  return inTransaction(context, async (tx) => {
    await lockUsers(tx);
    const user = await requireUser(tx, userId);
    if (user.role === role) return user;
    await requireAnotherAdmin(tx, user);
    await recordChange(tx, context, {
      action: 'USER_ROLE_CHANGED',
      entity: 'User',
      entityId: user.id,
      reason,
      before: { role: user.role },
      after: { role },
    });
    return updateUser(tx, user.id, { role });
  });
}
