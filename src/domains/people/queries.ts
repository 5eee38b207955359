import type { ApiToken, DataSetMember, Prisma, User } from '../../generated/prisma/client.ts';

type Database = Prisma.TransactionClient;

// ----------------------------------------------------------------------------------------------- users

export const findUsers = (db: Database): Promise<User[]> => db.user.findMany({ orderBy: { name: 'asc' } });

export const findUsersByIds = (db: Database, ids: readonly string[]): Promise<User[]> =>
  db.user.findMany({ where: { id: { in: [...ids] } } });

export const countOtherAdmins = (db: Database, id: string): Promise<number> =>
  db.user.count({ where: { id: { not: id }, role: 'ADMIN', disabledAt: null } });

/** Has changes of people and members come one after the other: each looks at what the others left. */
export const lockUsers = (db: Database): Promise<number> =>
  db.$executeRaw`LOCK TABLE data_set_member IN SHARE ROW EXCLUSIVE MODE`;

export const insertUser = (db: Database, data: Prisma.UserCreateInput): Promise<User> =>
  db.user.create({ data });

export const updateUser = (
  db: Database,
  id: string,
  data: Pick<Prisma.UserUpdateInput, 'role' | 'disabledAt'>,
): Promise<User> => db.user.update({ where: { id }, data });

// ---------------------------------------------------------------------------------------------- tokens

export const findTokens = (db: Database, userId: string | null): Promise<ApiToken[]> =>
  db.apiToken.findMany({ where: userId === null ? {} : { userId }, orderBy: { id: 'desc' } });

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

// --------------------------------------------------------------------------------------------- members

export const findMembersByDataSets = (db: Database, ids: readonly string[]): Promise<DataSetMember[]> =>
  db.dataSetMember.findMany({
    where: { dataSetId: { in: [...ids] }, revokedAt: null },
    orderBy: { id: 'asc' },
  });

/** The membership in force. */
export const findMembership = (
  db: Database,
  dataSetId: string,
  userId: string,
): Promise<DataSetMember | null> =>
  db.dataSetMember.findFirst({ where: { dataSetId, userId, revokedAt: null } });

export const insertMember = (
  db: Database,
  data: Prisma.DataSetMemberUncheckedCreateInput,
): Promise<DataSetMember> => db.dataSetMember.create({ data });

export const revokeMembership = (db: Database, id: string, revokedById: string): Promise<DataSetMember> =>
  db.dataSetMember.update({ where: { id }, data: { revokedAt: new Date(), revokedById } });
