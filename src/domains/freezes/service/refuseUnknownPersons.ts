import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { Prisma } from '../../../generated/prisma/client.ts';
import { findUnknownPersons } from '../queries.ts';

const MOST_NAMED = 10;

/**
 * Refuses to freeze data sets made from one another together while it is unknown of a patient who that is in the
 * others: the same person could come to lie in two folds.
 * @throws CONFLICT naming the patients
 */
export async function refuseUnknownPersons(
  tx: Prisma.TransactionClient,
  patientIds: readonly string[],
): Promise<void> {
  const unknown = await findUnknownPersons(tx, patientIds);
  if (unknown.length === 0) return;
  const names = unknown.slice(0, MOST_NAMED).map(({ dataSet, pseudonym }) => `${dataSet} ${pseudonym}`);
  const more = unknown.length > MOST_NAMED ? ` and ${unknown.length - MOST_NAMED} more` : '';
  const [{ others }] = unknown;
  throw new SonoledgerError(
    'CONFLICT',
    `It is unknown who these patients are in ${others}, which the freeze also takes: ${names.join(', ')}${more}. Link them (linkPatients), import their set again with --source-patient PATIENT=NUMBER, or freeze fewer data sets.`,
    { patients: unknown.length },
  );
}
