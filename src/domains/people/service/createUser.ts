import type { ServiceContext } from '../../../context/types.ts';
import { inTransaction } from '../../../database/inTransaction.ts';
import type { Role } from '../../../generated/prisma/enums.ts';
import type { UserRecord } from '../../../graphql/records.ts';
import { recordChange } from '../../../ledger/recordChange.ts';
import { insertUser } from '../queries.ts';
import { requireName } from '../requireName.ts';

/** Makes a user, who can act once a token is made. DUPLICATE when the name is taken. */
export async function createUser(
  context: ServiceContext,
  { name, role }: { readonly name: string; readonly role: Role },
): Promise<UserRecord> {
  requireName(name, 'user');
  return inTransaction(context, async (tx) => {
    const user = await insertUser(tx, { name, role });
    await recordChange(tx, context, {
      action: 'USER_CREATED',
      entity: 'User',
      entityId: user.id,
      after: { name, role },
    });
    return user;
  });
}
