import type { ServiceContext } from '../../../context/types.ts';
import type { Prisma } from '../../../generated/prisma/client.ts';
import { recordChange } from '../../../ledger/recordChange.ts';
import { findCollections, insertCollection } from '../queries.ts';

/** Keeps which published collection a data set is a copy of, unless that is known. */
export async function ensureCollection(
  tx: Prisma.TransactionClient,
  context: ServiceContext,
  dataSetId: string,
  collection: { readonly name: string; readonly derivedFrom: string | null },
): Promise<void> {
  const [known] = await findCollections(tx, [dataSetId]);
  if (known) return;
  const { name, derivedFrom } = collection;
  await insertCollection(tx, { dataSetId, collection: name, derivedFrom });
  await recordChange(tx, context, {
    action: 'COLLECTION_RECORDED',
    entity: 'DataSet',
    entityId: dataSetId,
    after: { collection: name, derivedFrom },
  });
}
