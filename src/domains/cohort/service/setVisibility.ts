import type { ServiceContext } from '../../../context/types.ts';
import { inTransaction } from '../../../database/inTransaction.ts';
import type { Visibility } from '../../../generated/prisma/enums.ts';
import type { DataSetRecord } from '../../../graphql/records.ts';
import { requireFound } from '../../../graphql/requireFound.ts';
import { requireUuid } from '../../../graphql/requireUuid.ts';
import { recordChange } from '../../../ledger/recordChange.ts';
import { requireReason } from '../../people/requireReason.ts';
import { findDataSetsByIds, updateVisibility } from '../queries.ts';

export interface VisibilityChange {
  readonly dataSetId: string;
  readonly visibility: Visibility;
  readonly reason: string;
}

/** Opens or closes a data set; one that is so already stays as it is. */
export function setVisibility(context: ServiceContext, change: VisibilityChange): Promise<DataSetRecord> {
  const { dataSetId, visibility, reason } = change;
  const id = requireUuid(dataSetId, 'data set');
  requireReason(reason);
  return inTransaction(context, async (tx) => {
    const before = requireFound((await findDataSetsByIds(tx, [id])).at(0), 'data set', dataSetId);
    if (before.visibility === visibility) return before;
    await recordChange(tx, context, {
      action: visibility === 'OPEN' ? 'DATA_SET_OPENED' : 'DATA_SET_CLOSED',
      entity: 'DataSet',
      entityId: id,
      reason,
      before: { visibility: before.visibility },
      after: { visibility },
    });
    return updateVisibility(tx, id, visibility);
  });
}
