import type { ServiceContext } from '../../../context/types.ts';
import { inTransaction } from '../../../database/inTransaction.ts';
import type { CreateDataSetInput } from '../../../generated/resolverTypes.ts';
import type { DataSetRecord } from '../../../graphql/records.ts';
import { recordChange } from '../../../ledger/recordChange.ts';
import { requireName } from '../../people/requireName.ts';
import { insertDataSet } from '../queries.ts';

/**
 * Makes a data set. On a server of one person it is open; on one that others can reach it is closed until somebody
 * opens it, since an in-house set must never be shown by oversight. DUPLICATE when the name is taken: a data set is shared, never made twice by accident.
 */
export async function createDataSet(
  context: ServiceContext,
  input: CreateDataSetInput,
): Promise<DataSetRecord> {
  const { name, licence, citation } = input;
  const visibility = input.visibility ?? (context.app.config.authRequired ? 'CLOSED' : 'OPEN');
  requireName(name, 'data set');
  return inTransaction(context, async (tx) => {
    const dataSet = await insertDataSet(tx, { name, licence, citation, visibility }, context.actor.userId);
    await recordChange(tx, context, {
      action: 'DATA_SET_CREATED',
      entity: 'DataSet',
      entityId: dataSet.id,
      after: { name, licence, visibility },
    });
    return dataSet;
  });
}
