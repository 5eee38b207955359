import type { Actor } from '../context/types.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import { actorOfToken, actorOfUser } from './actorOf.ts';
import { findTokenInForce, findUserById } from './queries.ts';

/** The actor as the database has it now; null when nobody may act so any more. */
export async function findActorAgain(
  db: Prisma.TransactionClient,
  { userId, token }: Actor,
): Promise<Actor | null> {
  if (token !== undefined) {
    const found = await findTokenInForce(db, { id: token.id }, new Date());
    return found && actorOfToken(found);
  }
  const user = await findUserById(db, userId);
  return user === null || user.disabledAt !== null ? null : actorOfUser(user);
}
