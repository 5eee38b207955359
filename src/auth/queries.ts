import type { ApiToken, Prisma, User } from '../generated/prisma/client.ts';

type Database = Prisma.TransactionClient;

export type TokenInForce = ApiToken & { readonly user: User };

/** A token that is in force now: neither expired nor revoked, and its user not disabled. */
export const findTokenInForce = (
  db: Database,
  key: { tokenHash: string } | { id: string },
  now: Date,
): Promise<TokenInForce | null> =>
  db.apiToken.findFirst({ where: { ...key, ...inForce(now) }, include: { user: true } });

const inForce = (now: Date): Prisma.ApiTokenWhereInput => ({
  revokedAt: null,
  OR: [{ expiresAt: null }, { expiresAt: { gt: now } }],
  user: { disabledAt: null },
});

/** Notes that a token was used, unless that was noted since `before`. */
export const noteTokenUse = (
  db: Database,
  id: string,
  { now, before }: { now: Date; before: Date },
): Promise<Prisma.BatchPayload> =>
  db.apiToken.updateMany({
    where: { id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: before } }] },
    data: { lastUsedAt: now },
  });

export const findUserByName = (db: Database, name: string): Promise<User | null> =>
  db.user.findUnique({ where: { name } });

export const findUserById = (db: Database, id: string): Promise<User | null> =>
  db.user.findUnique({ where: { id } });

export const countUsableAdminTokens = (db: Database, now: Date): Promise<number> =>
  db.apiToken.count({
    where: {
      revokedAt: null,
      OR: [{ expiresAt: null }, { expiresAt: { gt: now } }],
      user: { disabledAt: null, role: 'ADMIN' },
      AND: [{ OR: [{ role: null }, { role: 'ADMIN' }] }],
    },
  });
