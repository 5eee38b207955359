import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import type { UserRecord } from '../../graphql/records.ts';
import { countOtherAdmins } from './queries.ts';

/** CONFLICT when this user is the only administrator who may act: nobody could undo the change. */
export async function requireAnotherAdmin(db: Prisma.TransactionClient, user: UserRecord): Promise<void> {
  if (user.role !== 'ADMIN' || (await countOtherAdmins(db, user.id)) > 0) return;
  throw new SonoledgerError(
    'CONFLICT',
    `${user.name} is the last administrator who is not disabled. Make another one first.`,
  );
}
