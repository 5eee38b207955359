import type { ApiToken, Prisma, User } from '../../generated/prisma/client.ts';

type Database = Prisma.TransactionClient;

export const findUsers = (db: Database): Promise<User[]> => db.user.findMany({ orderBy: { name: 'asc' } });

export const findUsersByIds = (db: Database, ids: readonly string[]): Promise<User[]> =>
  db.user.findMany({ where: { id: { in: [...ids] } } });

export const insertUser = (db: Database, data: Prisma.UserCreateInput): Promise<User> =>
  db.user.create({ data });

export const insertToken = (db: Database, data: Prisma.ApiTokenUncheckedCreateInput): Promise<ApiToken> =>
  db.apiToken.create({ data });

export const findToken = (db: Database, id: string): Promise<ApiToken | null> =>
  db.apiToken.findUnique({ where: { id } });

/** True when this call ended the token. */
export async function setTokenRevoked(db: Database, id: string): Promise<boolean> {
  const { count } = await db.apiToken.updateMany({
    where: { id, revokedAt: null },
    data: { revokedAt: new Date() },
  });
  return count === 1;
}
