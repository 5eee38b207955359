import { createTokenText, hashToken } from '../../../auth/token.ts';
import type { ServiceContext } from '../../../context/types.ts';
import { inTransaction } from '../../../database/inTransaction.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import { requireFound } from '../../../graphql/requireFound.ts';
import { requireUuid } from '../../../graphql/requireUuid.ts';
import { recordChange } from '../../../ledger/recordChange.ts';
import { findUsersByIds, insertToken } from '../queries.ts';
import { requireName } from '../requireName.ts';

export interface NewToken {
  readonly userId: string;
  /** What it is for, so that it can be told from others. */
  readonly name: string;
  readonly expiresAt: Date | null;
}

/** Makes a token. Its text is returned here and stored nowhere: the database keeps its hash. */
export async function createToken(
  context: ServiceContext,
  { userId, name, expiresAt }: NewToken,
): Promise<{ token: string; tokenId: string }> {
  requireName(name, 'token');
  if (expiresAt !== null && expiresAt.getTime() <= Date.now()) {
    throw new SonoledgerError('INVALID_INPUT', 'expiresAt lies in the past: the token would never work.');
  }
  const [user] = await findUsersByIds(context.app.prisma, [requireUuid(userId, 'user')]);
  requireFound(user, 'user', userId);
  const token = createTokenText();
  return inTransaction(context, async (tx) => {
    const { id } = await insertToken(tx, { userId, name, expiresAt, tokenHash: hashToken(token) });
    await recordChange(tx, context, {
      action: 'TOKEN_CREATED',
      entity: 'ApiToken',
      entityId: id,
      after: { userId, name, expiresAt },
    });
    return { token, tokenId: id };
  });
}
