import type { ServiceContext } from '../../../context/types.ts';
import type { Prisma } from '../../../generated/prisma/client.ts';
import type { VolumeRecord } from '../../../graphql/records.ts';
import { findPatientsWithVoxels } from '../queries.ts';
import { ensureLinked } from './ensureLinked.ts';

/** Two patients with the same image are one person, whatever the sets call them. */
export async function linkByContent(
  tx: Prisma.TransactionClient,
  context: ServiceContext,
  { patientId, blobHash, name }: VolumeRecord,
): Promise<void> {
  for (const other of await findPatientsWithVoxels(tx, blobHash, patientId)) {
    const grounds = `the image "${name}" is the same in both, by its SHA-256`;
    await ensureLinked(tx, context, { patientId, samePersonAsId: other, grounds });
  }
}
