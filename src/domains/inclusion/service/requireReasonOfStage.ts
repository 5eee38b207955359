import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { Prisma } from '../../../generated/prisma/client.ts';
import { requireFound } from '../../../graphql/requireFound.ts';
import { findReasonsByCodes } from '../../exclusions/queries.ts';
import type { RuleDefinition } from '../types.ts';

/** UNKNOWN_ID for a reason that is not on the list, INVALID_INPUT for one of another stage. */
export async function requireReasonOfStage(
  db: Prisma.TransactionClient,
  { reasonCode, stage }: Pick<RuleDefinition, 'reasonCode' | 'stage'>,
): Promise<void> {
  const [found] = await findReasonsByCodes(db, [reasonCode]);
  const reason = requireFound(found, 'exclusion reason', reasonCode);
  if (reason.stage === stage) return;
  throw new SonoledgerError(
    'INVALID_INPUT',
    `${reasonCode} belongs to the stage ${reason.stage}, not to ${stage}.`,
  );
}
