import type { PrismaClient } from '../generated/prisma/client.ts';

/** The user who acts on a server of one machine, where requests need no token. */
export const LOCAL_USER = 'local';

/** Makes the local user, an administrator, unless it is there. */
export async function seedUsers(prisma: PrismaClient): Promise<void> {
  await prisma.user.createMany({ data: [{ name: LOCAL_USER, role: 'ADMIN' }], skipDuplicates: true });
}
