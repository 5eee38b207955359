import type { App } from '../context/types.ts';
import { groupByKey } from '../graphql/groupByKey.ts';
import type { BatchFunction } from '../graphql/load.ts';
import { findDataSetsOf } from './queries.ts';
import type { RecordKey } from './types.ts';

/** About 20 MB a process at most. */
const MOST_REMEMBERED = 200_000;

const remembered = new WeakMap<App, Map<RecordKey, readonly string[]>>();

/**
 * Batch function of `load`: the data sets that each record belongs to; empty where none is known, which nobody
 * with limits may see. What a record belongs to never changes, so a process remembers it.
 */
export const findRecordDataSets: BatchFunction<RecordKey, readonly string[]> = async ({ app }, keys) => {
  const missing = keys.filter((key) => recall(app, key) === undefined);
  if (missing.length > 0) {
    const recordIds = missing.filter((key) => typeof key === 'string');
    const rows = await findDataSetsOf(
      app.prisma,
      recordIds,
      missing.filter((key) => typeof key === 'bigint'),
    );
    const groups = groupByKey(missing.map(String), rows, ({ key }) => key);
    for (const [n, group] of groups.entries()) {
      if (group.length > 0)
        rememberDataSets(
          app,
          missing[n],
          group.map(({ dataSetId }) => dataSetId),
        );
    }
  }
  return keys.map((key) => recall(app, key) ?? []);
};

/** Notes what a record belongs to, so that what hangs on it needs no query. */
export function rememberDataSets(app: App, key: RecordKey, dataSetIds: readonly string[]): void {
  const records = remembered.get(app) ?? new Map<RecordKey, readonly string[]>();
  remembered.set(app, records);
  if (records.size >= MOST_REMEMBERED) records.delete(records.keys().next().value as RecordKey);
  records.set(key, dataSetIds);
}

export const recall = (app: App, key: RecordKey): readonly string[] | undefined =>
  remembered.get(app)?.get(key);
