import type { ServiceContext } from '../../../context/types.ts';
import type { Prisma } from '../../../generated/prisma/client.ts';
import type { PatientRecord } from '../../../graphql/records.ts';
import { ensureExcluded } from '../../exclusions/service/ensureExcluded.ts';
import { isReinstated } from '../../exclusions/service/isReinstated.ts';
import type { Eligibility } from './readEligibility.ts';

/**
 * Excludes a patient whom the rule refuses. False when nothing stands against the patient: the rule accepts, or a
 * person has reinstated, which goes before the rule.
 */
export async function excludeIneligible(
  tx: Prisma.TransactionClient,
  context: ServiceContext,
  { id }: PatientRecord,
  eligibility: Eligibility,
): Promise<boolean> {
  if (eligibility.verdict === 'UNKNOWN') return true;
  if (eligibility.verdict === 'ACCEPTED') return false;
  const subject = { kind: 'PATIENT', id } as const;
  if (await isReinstated(tx, subject, 'NOT_ELIGIBLE')) return false;
  const { rule, message } = eligibility;
  await ensureExcluded(tx, context, { subject, reasonCode: 'NOT_ELIGIBLE', rule, comment: message });
  return true;
}
