import type { ServiceContext } from '../../../context/types.ts';
import { inTransaction } from '../../../database/inTransaction.ts';
import { requireFound } from '../../../graphql/requireFound.ts';
import { requireUuid } from '../../../graphql/requireUuid.ts';
import { recordChange } from '../../../ledger/recordChange.ts';
import { findToken, setTokenRevoked } from '../queries.ts';

/** Ends a token at once. False when it had been ended before. */
export async function revokeToken(context: ServiceContext, tokenId: string): Promise<boolean> {
  const id = requireUuid(tokenId, 'token');
  const found = await findToken(context.app.prisma, id);
  const token = requireFound(found, 'token', tokenId);
  return inTransaction(context, async (tx) => {
    const revoked = await setTokenRevoked(tx, id);
    if (revoked) {
      await recordChange(tx, context, {
        action: 'TOKEN_REVOKED',
        entity: 'ApiToken',
        entityId: id,
        after: { userId: token.userId, name: token.name },
      });
    }
    return revoked;
  });
}
