import type { Prisma } from '../../generated/prisma/client.ts';
import type { UserRecord } from '../../graphql/records.ts';
import { requireFound } from '../../graphql/requireFound.ts';
import { requireUuid } from '../../graphql/requireUuid.ts';
import { findUsersByIds } from './queries.ts';

/** The user with an id; UNKNOWN_ID when there is none. */
export async function requireUser(db: Prisma.TransactionClient, id: string): Promise<UserRecord> {
  const [user] = await findUsersByIds(db, [requireUuid(id, 'user')]);
  return requireFound(user, 'user', id);
}
