import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LOCAL_USER } from '../context/seedUsers.ts';
import type { App } from '../context/types.ts';
import { createToken } from '../domains/people/service/createToken.ts';
import { requireFound } from '../graphql/requireFound.ts';
import { actorOfUser } from './actorOf.ts';
import { countUsableAdminTokens, findUserByName } from './queries.ts';

/** The file, for the owner of the server alone, in which the first token is handed over. */
const FILE_NAME = 'admin-token';

/**
 * Where requests need a token and no administrator has one, makes one for the local user, writes it to a file
 * in the data folder and returns the file's path. Undefined when there is nothing to do.
 */
export async function ensureFirstToken(app: App): Promise<string | undefined> {
  const { config, prisma } = app;
  if (!config.authRequired || (await countUsableAdminTokens(prisma, new Date())) > 0) return undefined;
  const local = requireFound(await findUserByName(prisma, LOCAL_USER), 'user', LOCAL_USER);
  const { token } = await createToken(
    { app, actor: actorOfUser(local), requestId: randomUUID() },
    { userId: local.id, name: 'first token', expiresAt: null },
  );
  const path = join(config.dataDir, FILE_NAME);
  await writeFile(path, `${token}\n`, { mode: 0o600 });
  return path;
}
