import { randomUUID } from 'node:crypto';
import { LOCAL_USER } from '../context/seedUsers.ts';
import type { App } from '../context/types.ts';
import { createToken } from '../domains/people/service/createToken.ts';
import { createUser } from '../domains/people/service/createUser.ts';
import { SonoledgerError } from '../errors/sonoledgerError.ts';
import { requireFound } from '../graphql/requireFound.ts';
import { actorOfUser } from './actorOf.ts';
import { findUserByName } from './queries.ts';

/**
 * Makes an administrator, unless there is one of that name, and a token, for whoever may use the database on the
 * machine of the server. The ledger names the local user. CONFLICT for a user who is no administrator or disabled.
 */
export async function createAdmin(app: App, name: string): Promise<{ token: string; tokenId: string }> {
  const local = requireFound(await findUserByName(app.prisma, LOCAL_USER), 'user', LOCAL_USER);
  const context = { app, actor: actorOfUser(local), requestId: randomUUID() };
  const known = await findUserByName(app.prisma, name);
  if (known !== null && (known.role !== 'ADMIN' || known.disabledAt !== null)) {
    throw new SonoledgerError(
      'CONFLICT',
      `${name} is a user who is ${known.disabledAt === null ? `no administrator but ${known.role}` : 'disabled'}: choose another name.`,
    );
  }
  const { id: userId } = known ?? (await createUser(context, { name, role: 'ADMIN' }));
  return createToken(context, { userId, name: 'made on the server' });
}
