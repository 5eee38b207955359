import type { Prisma } from '../../../generated/prisma/client.ts';
import { findNewestExclusion } from '../queries.ts';
import type { Subject } from '../types.ts';

/** Whether a person brought a subject back after it was excluded for a reason. A rule must not overrule that. */
export async function isReinstated(
  tx: Prisma.TransactionClient,
  subject: Subject,
  reasonCode: string,
): Promise<boolean> {
  return (await findNewestExclusion(tx, subject, reasonCode))?.decision === 'REINSTATE';
}
