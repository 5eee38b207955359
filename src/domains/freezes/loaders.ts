import { groupByKey } from '../../graphql/groupByKey.ts';
import { inKeyOrder } from '../../graphql/inKeyOrder.ts';
import type { BatchFunction } from '../../graphql/load.ts';
import type { FreezeRecord, PatientRecord } from '../../graphql/records.ts';
import * as queries from './queries.ts';

export const freezeById: BatchFunction<string, FreezeRecord> = async ({ app }, ids) =>
  inKeyOrder(ids, await queries.findFreezesByIds(app.prisma, ids), (row) => row.id) as FreezeRecord[];

/** Keys are freezeId:fold. */
export const patientsByFold: BatchFunction<string, PatientRecord[]> = async ({ app }, keys) => {
  const rows = await queries.findFoldPatients(app.prisma, keys.map(parseKey));
  return groupByKey(keys, rows, (row) => row.key).map((group) => group.map((row) => row.patient));
};

/** Keys are freezeId:fold. */
export const sliceCountByFold: BatchFunction<string, number> = async ({ app }, keys) => {
  const freezeIds = [...new Set(keys.map((key) => parseKey(key).freezeId))];
  const rows = await queries.countFoldSlices(app.prisma, freezeIds);
  return inKeyOrder(keys, rows, (row) => row.key).map((row) => row?.sliceCount ?? 0);
};

function parseKey(key: string): { freezeId: string; fold: number } {
  const [freezeId, fold] = key.split(':');
  return { freezeId, fold: Number(fold) };
}
