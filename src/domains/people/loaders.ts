import { groupByKey } from '../../graphql/groupByKey.ts';
import { inKeyOrder } from '../../graphql/inKeyOrder.ts';
import type { BatchFunction } from '../../graphql/load.ts';
import type { DataSetMemberRecord, UserRecord } from '../../graphql/records.ts';
import { findMembersByDataSets, findUsersByIds } from './queries.ts';

/** A user that a foreign key names always exists. */
export const userById: BatchFunction<string, UserRecord> = async ({ app }, ids) =>
  inKeyOrder(ids, await findUsersByIds(app.prisma, ids), ({ id }) => id) as UserRecord[];

export const membersByDataSet: BatchFunction<string, DataSetMemberRecord[]> = async ({ app }, ids) =>
  groupByKey(ids, await findMembersByDataSets(app.prisma, ids), ({ dataSetId }) => dataSetId);
