import type { ServiceContext } from '../../../context/types.ts';
import type { Prisma } from '../../../generated/prisma/client.ts';
import { recordChange } from '../../../ledger/recordChange.ts';
import { insertPatientLink, patientLinkExists } from '../queries.ts';

/** Records that two patients are one person, unless that is known. */
export async function ensureLinked(
  tx: Prisma.TransactionClient,
  context: ServiceContext,
  link: { readonly patientId: string; readonly samePersonAsId: string; readonly grounds: string },
): Promise<void> {
  const { patientId, samePersonAsId, grounds } = link;
  if (patientId === samePersonAsId || (await patientLinkExists(tx, patientId, samePersonAsId))) return;
  const { id } = await insertPatientLink(tx, { patientId, samePersonAsId, grounds });
  await recordChange(tx, context, {
    action: 'PATIENTS_LINKED',
    entity: 'PatientLink',
    entityId: id,
    reason: grounds,
    after: { patientId, samePersonAsId },
  });
}
