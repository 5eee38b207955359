import { LOCAL_USER } from '../context/seedUsers.ts';
import type { Actor, App } from '../context/types.ts';
import { SonoledgerError } from '../errors/sonoledgerError.ts';
import type { User } from '../generated/prisma/client.ts';
import { findUserByName, findUserByTokenHash } from './queries.ts';
import { hashToken } from './token.ts';

/** Finds out who sends a request, from its Authorization header. UNAUTHENTICATED when nobody known does. */
export type Authenticate = (authorization: string | undefined) => Promise<Actor>;

const HOW = 'Send a token: Authorization: Bearer <token>. An administrator makes one with createToken.';

/**
 * A token always counts, and a wrong one is always refused. Without one the local user acts, if the
 * configuration lets requests come without.
 */
export function createAuthenticator({ config, prisma }: App): Authenticate {
  return async (authorization) => {
    const token = tokenOf(authorization);
    if (token !== undefined) {
      const user = await findUserByTokenHash(prisma, hashToken(token), new Date());
      if (user !== null) return actorOf(user);
      throw new SonoledgerError('UNAUTHENTICATED', `The token is unknown, expired or revoked. ${HOW}`);
    }
    if (config.authRequired || authorization !== undefined) throw new SonoledgerError('UNAUTHENTICATED', HOW);
    const local = await findUserByName(prisma, LOCAL_USER);
    if (local !== null && local.disabledAt === null) return actorOf(local);
    throw new SonoledgerError('UNAUTHENTICATED', `The local user is disabled. ${HOW}`);
  };
}

/** Browsers cannot send a bearer token for a page, so the password of Basic is taken for one as well. */
function tokenOf(authorization: string | undefined): string | undefined {
  const [, scheme, value] = /^(bearer|basic) +(\S+)$/i.exec(authorization ?? '') ?? [];
  if (scheme === undefined) return undefined;
  if (scheme.toLowerCase() === 'bearer') return value;
  const text = Buffer.from(value, 'base64').toString();
  return text.slice(text.indexOf(':') + 1);
}

const actorOf = ({ id, name, role }: User): Actor => ({ userId: id, name, role });
