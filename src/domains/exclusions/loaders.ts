import { groupByKey } from '../../graphql/groupByKey.ts';
import { inKeyOrder } from '../../graphql/inKeyOrder.ts';
import type { BatchFunction } from '../../graphql/load.ts';
import type { ExclusionReasonRecord, ExclusionRecord } from '../../graphql/records.ts';
import * as queries from './queries.ts';
import type { Subject } from './types.ts';

/** Keys are KIND:id. */
export const activeExclusionsBySubject: BatchFunction<string, ExclusionRecord[]> = async ({ app }, keys) => {
  const rows = await queries.findActiveBySubjects(app.prisma, keys.map(parseKey));
  return groupByKey(keys, rows, (row) => row.subjectKey).map((group) => group.map((row) => row.exclusion));
};

export const exclusionIsActive: BatchFunction<string, boolean> = async ({ app }, ids) => {
  const active = await queries.findActiveIds(app.prisma, ids);
  return ids.map((id) => active.has(id));
};

export const exclusionById: BatchFunction<string, ExclusionRecord> = async ({ app }, ids) =>
  inKeyOrder(ids, await queries.findExclusionsByIds(app.prisma, ids), (row) => row.id) as ExclusionRecord[];

export const reasonByCode: BatchFunction<string, ExclusionReasonRecord> = async ({ app }, codes) =>
  inKeyOrder(
    codes,
    await queries.findReasonsByCodes(app.prisma, codes),
    (row) => row.code,
  ) as ExclusionReasonRecord[];

function parseKey(key: string): Subject {
  const [kind, id] = key.split(':');
  return { kind: kind as Subject['kind'], id };
}
