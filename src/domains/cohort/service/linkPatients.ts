import type { ServiceContext } from '../../../context/types.ts';
import { inTransaction } from '../../../database/inTransaction.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { LinkPatientsInput } from '../../../generated/resolverTypes.ts';
import type { PatientRecord } from '../../../graphql/records.ts';
import { requireFound } from '../../../graphql/requireFound.ts';
import { requireUuid } from '../../../graphql/requireUuid.ts';
import { recordChange } from '../../../ledger/recordChange.ts';
import { findPatientsByIds, insertPatientLink, patientLinkExists } from '../queries.ts';

/**
 * Records that two patients are the same person, so that no freeze puts them in different folds. Returns the
 * first patient. DUPLICATE when they are linked already, in either direction.
 */
export async function linkPatients(
  context: ServiceContext,
  input: LinkPatientsInput,
): Promise<PatientRecord> {
  const ids = [input.patientId, input.samePersonAsId].map((id) => requireUuid(id, 'patient'));
  if (ids[0] === ids[1]) throw new SonoledgerError('INVALID_INPUT', 'A patient cannot be linked to itself.');
  const patients = await findPatientsByIds(context.app.prisma, ids);
  const [patient] = ids.map((id) =>
    requireFound(
      patients.find((row) => row.id === id),
      'patient',
      id,
    ),
  );
  if (input.grounds.trim() === '') {
    throw new SonoledgerError('INVALID_INPUT', 'Say in grounds how it is known that they are one person.');
  }
  await inTransaction(context, async (tx) => {
    if (await patientLinkExists(tx, ids[0], ids[1])) {
      throw new SonoledgerError('DUPLICATE', 'The two patients are linked already.');
    }
    const link = await insertPatientLink(tx, {
      patientId: ids[0],
      samePersonAsId: ids[1],
      grounds: input.grounds,
    });
    await recordChange(tx, context, {
      action: 'PATIENTS_LINKED',
      entity: 'PatientLink',
      entityId: link.id,
      reason: input.grounds,
      after: { patientId: ids[0], samePersonAsId: ids[1] },
    });
  });
  return patient;
}
