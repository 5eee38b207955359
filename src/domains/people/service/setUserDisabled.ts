import type { ServiceContext } from '../../../context/types.ts';
import { inTransaction } from '../../../database/inTransaction.ts';
import type { UserRecord } from '../../../graphql/records.ts';
import { recordChange } from '../../../ledger/recordChange.ts';
import { lockUsers, updateUser } from '../queries.ts';
import { requireAnotherAdmin } from '../requireAnotherAdmin.ts';
import { requireReason } from '../requireReason.ts';
import { requireUser } from '../requireUser.ts';

export interface DisabledChange {
  readonly userId: string;
  readonly disabled: boolean;
  readonly reason: string;
}

/** Disables or enables a user; one who is so already stays as is. CONFLICT for the last administrator. */
export function setUserDisabled(
  context: ServiceContext,
  { userId, disabled, reason }: DisabledChange,
): Promise<UserRecord> {
  requireReason(reason);
  return inTransaction(context, async (tx) => {
    await lockUsers(tx);
    const user = await requireUser(tx, userId);
    if ((user.disabledAt !== null) === disabled) return user;
    if (disabled) await requireAnotherAdmin(tx, user);
    const action = disabled ? 'USER_DISABLED' : 'USER_ENABLED';
    await recordChange(tx, context, { action, entity: 'User', entityId: user.id, reason });
    return updateUser(tx, user.id, { disabledAt: disabled ? new Date() : null });
  });
}
