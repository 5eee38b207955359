import type { ServiceContext } from '../../../context/types.ts';
import type { Prisma } from '../../../generated/prisma/client.ts';
import type { PatientRecord } from '../../../graphql/records.ts';
import { recordChange } from '../../../ledger/recordChange.ts';
import { requireName } from '../../people/requireName.ts';
import { makePatient } from '../queries.ts';

/** Finds or makes a patient, in the caller's transaction; for imports that know patients before volumes. */
export async function ensurePatient(
  tx: Prisma.TransactionClient,
  context: ServiceContext,
  facts: { readonly dataSetId: string; readonly pseudonym: string; readonly histology: string | null },
): Promise<{ readonly patient: PatientRecord; readonly isNew: boolean }> {
  requireName(facts.pseudonym, 'patient');
  const { patient, isNew } = await makePatient(tx, facts);
  if (isNew) {
    await recordChange(tx, context, {
      action: 'PATIENT_CREATED',
      entity: 'Patient',
      entityId: patient.id,
      after: facts,
    });
  }
  return { patient, isNew };
}
