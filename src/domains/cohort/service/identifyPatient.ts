import type { ServiceContext } from '../../../context/types.ts';
import type { Prisma } from '../../../generated/prisma/client.ts';
import { lockLedger } from '../../../ledger/lockLedger.ts';
import { findIdentity, findPatientsOfIdentity, insertIdentity } from '../queries.ts';
import { ensureLinked } from './ensureLinked.ts';

export interface PatientIdentityFacts {
  readonly collection: string;
  readonly subject: string;
  readonly grounds: string;
}

/**
 * Keeps who a patient is in a published collection, and links it to every other patient who is the same: to the
 * collection's own, if it is here, and to those of other sets made from it. The first identity stays.
 */
export async function identifyPatient(
  tx: Prisma.TransactionClient,
  context: ServiceContext,
  patientId: string,
  identity: PatientIdentityFacts,
): Promise<void> {
  // Two imports that identify the same person at once would not see each other.
  await lockLedger(tx);
  const { collection, subject, grounds } =
    (await findIdentity(tx, patientId)) ?? (await insertIdentity(tx, { patientId, ...identity }));
  for (const other of await findPatientsOfIdentity(tx, collection, subject)) {
    const reason = grounds === other.grounds ? grounds : `${grounds}; ${other.grounds}`;
    await ensureLinked(tx, context, { patientId, samePersonAsId: other.patientId, grounds: reason });
  }
}
