import { createTokenText, hashToken } from '../../../auth/token.ts';
import type { Config } from '../../../config/types.ts';
import type { ServiceContext } from '../../../context/types.ts';
import { inTransaction } from '../../../database/inTransaction.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { Role } from '../../../generated/prisma/enums.ts';
import { requireFound } from '../../../graphql/requireFound.ts';
import { requireUuid } from '../../../graphql/requireUuid.ts';
import { recordChange } from '../../../ledger/recordChange.ts';
import { findDataSetsByIds } from '../../cohort/queries.ts';
import { insertToken } from '../queries.ts';
import { requireName } from '../requireName.ts';
import { requireUser } from '../requireUser.ts';

export interface NewToken {
  readonly userId: string;
  /** What it is for, so that it can be told from others. */
  readonly name: string;
  /** Without one it ends after the configured number of days. */
  readonly expiresAt?: Date | null;
  /** Narrows what the user may. */
  readonly role?: Role | null;
  /** Narrows what the user sees; none leaves that as it is. */
  readonly dataSetIds?: readonly string[] | null;
}

const DAY_MS = 86_400_000;

/** Makes a token. Its text is returned here and stored nowhere: the database keeps its hash. */
export async function createToken(
  context: ServiceContext,
  wanted: NewToken,
): Promise<{ token: string; tokenId: string }> {
  const { prisma, config } = context.app;
  const { name, role = null } = wanted;
  requireName(name, 'token');
  const expiresAt = requireEnd(wanted.expiresAt ?? null, config);
  const { id: userId } = await requireUser(prisma, wanted.userId);
  const dataSetIds = await requireDataSets(context, wanted.dataSetIds ?? null);
  const token = createTokenText();
  return inTransaction(context, async (tx) => {
    const data = { userId, name, expiresAt, role, dataSetIds };
    const { id } = await insertToken(tx, { ...data, tokenHash: hashToken(token) });
    await recordChange(tx, context, {
      action: 'TOKEN_CREATED',
      entity: 'ApiToken',
      entityId: id,
      after: data,
    });
    return { token, tokenId: id };
  });
}

function requireEnd(expiresAt: Date | null, { tokenDays, maxTokenDays }: Config): Date {
  const now = Date.now();
  if (expiresAt === null) return new Date(now + Math.min(tokenDays, maxTokenDays) * DAY_MS);
  if (expiresAt.getTime() <= now) {
    throw new SonoledgerError('INVALID_INPUT', 'expiresAt lies in the past: the token would never work.');
  }
  // A minute more, for a client that reckons from its own clock.
  if (expiresAt.getTime() <= now + maxTokenDays * DAY_MS + 60_000) return expiresAt;
  throw new SonoledgerError(
    'INVALID_INPUT',
    `A token may live ${maxTokenDays} days here (SONOLEDGER_MAX_TOKEN_DAYS): give an earlier expiresAt.`,
    { maxTokenDays },
  );
}

async function requireDataSets({ app }: ServiceContext, given: readonly string[] | null): Promise<string[]> {
  if (given === null) return [];
  if (given.length === 0) {
    throw new SonoledgerError(
      'INVALID_INPUT',
      'dataSetIds is empty: leave it out, or name what the token sees.',
    );
  }
  const ids = [...new Set(given.map((id) => requireUuid(id, 'data set')))].sort();
  const known = new Set((await findDataSetsByIds(app.prisma, ids)).map(({ id }) => id));
  for (const id of ids) requireFound(known.has(id) || null, 'data set', id);
  return ids;
}
