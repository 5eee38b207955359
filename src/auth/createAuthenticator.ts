import { LOCAL_USER } from '../context/seedUsers.ts';
import type { Actor, App } from '../context/types.ts';
import { SonoledgerError } from '../errors/sonoledgerError.ts';
import { actorOfToken, actorOfUser } from './actorOf.ts';
import { countFailures } from './countFailures.ts';
import { findTokenInForce, findUserByName, noteTokenUse, type TokenInForce } from './queries.ts';
import { hashToken } from './token.ts';

/** Finds out who sends a request, from its Authorization header. UNAUTHENTICATED when nobody known does. */
export type Authenticate = (authorization: string | undefined, address: string) => Promise<Actor>;

const NOTED_EVERY_MS = 300_000;
const HOW = 'Send a token: Authorization: Bearer <token>. An administrator makes one with createToken.';

/**
 * A token always counts, and a wrong one is always refused. Without one the local user acts, if the
 * configuration lets requests come without.
 */
export function createAuthenticator(app: App): Authenticate {
  const { config, prisma } = app;
  const noteFailure = countFailures();
  return async (authorization, address) => {
    const token = tokenOf(authorization);
    if (token !== undefined) {
      const found = await findTokenInForce(prisma, { tokenHash: hashToken(token) }, new Date());
      if (found !== null) {
        noteUse(app, found);
        return actorOfToken(found);
      }
      noteFailure(address);
      throw new SonoledgerError('UNAUTHENTICATED', `The token is unknown, expired or revoked. ${HOW}`);
    }
    if (config.authRequired || authorization !== undefined) throw new SonoledgerError('UNAUTHENTICATED', HOW);
    const local = await findUserByName(prisma, LOCAL_USER);
    if (local !== null && local.disabledAt === null) return actorOfUser(local);
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

/** Once in five minutes is enough to see whether a token is still in use, and no request waits for it. */
function noteUse({ prisma, log }: App, { id, lastUsedAt }: TokenInForce): void {
  const now = new Date();
  const before = new Date(now.getTime() - NOTED_EVERY_MS);
  if (lastUsedAt !== null && lastUsedAt > before) return;
  noteTokenUse(prisma, id, { now, before }).catch((error: unknown) =>
    log.warn('The use of a token could not be noted.', { error }),
  );
}
