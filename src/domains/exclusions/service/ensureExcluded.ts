import type { ServiceContext } from '../../../context/types.ts';
import type { Prisma } from '../../../generated/prisma/client.ts';
import type { ExclusionRecord } from '../../../graphql/records.ts';
import { requireFound } from '../../../graphql/requireFound.ts';
import { findActiveExclusion, findReasonsByCodes } from '../queries.ts';
import type { NewExclusion } from '../types.ts';
import { recordExclusion } from './recordExclusion.ts';

/**
 * What a rule does: records an exclusion unless the subject is out at that stage and scope already, for example
 * by a person who was faster. Null when there was nothing to record.
 */
export async function ensureExcluded(
  tx: Prisma.TransactionClient,
  context: ServiceContext,
  exclusion: NewExclusion,
): Promise<ExclusionRecord | null> {
  const { subject, reasonCode, scope } = exclusion;
  const [reason] = await findReasonsByCodes(tx, [reasonCode]);
  const { stage } = requireFound(reason, 'exclusion reason', reasonCode);
  const inForce = await findActiveExclusion(tx, subject, stage, scope);
  return inForce ? null : recordExclusion(tx, context, exclusion);
}
