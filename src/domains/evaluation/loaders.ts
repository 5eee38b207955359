import { groupByKey } from '../../graphql/groupByKey.ts';
import { inKeyOrder } from '../../graphql/inKeyOrder.ts';
import type { BatchFunction } from '../../graphql/load.ts';
import type { MetricDefinitionRecord, MetricRunRecord, MetricValueRecord } from '../../graphql/records.ts';
import * as queries from './queries.ts';

export const definitionById: BatchFunction<string, MetricDefinitionRecord> = async ({ app }, ids) =>
  inKeyOrder(
    ids,
    await queries.findDefinitionsByIds(app.prisma, ids),
    (row) => row.id,
  ) as MetricDefinitionRecord[];

export const definitionByNumber: BatchFunction<number, MetricDefinitionRecord> = async ({ app }, numbers) =>
  inKeyOrder(
    numbers,
    await queries.findDefinitionsByNumbers(app.prisma, numbers),
    (row) => row.number,
  ) as MetricDefinitionRecord[];

export const metricRunById: BatchFunction<string, MetricRunRecord> = async ({ app }, ids) =>
  inKeyOrder(ids, await queries.findMetricRunsByIds(app.prisma, ids), (row) => row.id) as MetricRunRecord[];

/** Keys are metricRunId:sliceId. */
export const valuesByCase: BatchFunction<string, MetricValueRecord[]> = async ({ app }, keys) => {
  const runIds = [...new Set(keys.map((key) => parseKey(key).metricRunId))];
  const groups = groupByKey(runIds, keys.map(parseKey), (key) => key.metricRunId);
  const cases = groups.map((group, n) => ({
    metricRunId: runIds[n],
    sliceIds: group.map(({ sliceId }) => sliceId),
  }));
  const values = await queries.findValues(app.prisma, cases);
  return groupByKey(keys, values, caseKey);
};

/** What `valuesByCase` knows a case by. */
export const caseKey = ({
  metricRunId,
  sliceId,
}: {
  readonly metricRunId: string;
  readonly sliceId: bigint;
}): string => `${metricRunId}:${sliceId}`;

function parseKey(key: string): { metricRunId: string; sliceId: bigint } {
  const [metricRunId, sliceId] = key.split(':');
  return { metricRunId, sliceId: BigInt(sliceId) };
}
