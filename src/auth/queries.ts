import type { Prisma, User } from '../generated/prisma/client.ts';

type Database = Prisma.TransactionClient;

/** The user of a token that is in force now: neither expired nor revoked, and its user not disabled. */
export async function findUserByTokenHash(db: Database, tokenHash: string, now: Date): Promise<User | null> {
  const token = await db.apiToken.findFirst({
    where: {
      tokenHash,
      revokedAt: null,
      OR: [{ expiresAt: null }, { expiresAt: { gt: now } }],
      user: { disabledAt: null },
    },
    include: { user: true },
  });
  return token?.user ?? null;
}

export const findUserByName = (db: Database, name: string): Promise<User | null> =>
  db.user.findUnique({ where: { name } });

export const countUsableTokens = (db: Database, now: Date): Promise<number> =>
  db.apiToken.count({
    where: {
      revokedAt: null,
      OR: [{ expiresAt: null }, { expiresAt: { gt: now } }],
      user: { disabledAt: null, role: 'ADMIN' },
    },
  });
