import { groupByKey } from '../../graphql/groupByKey.ts';
import { inKeyOrder } from '../../graphql/inKeyOrder.ts';
import type { BatchFunction } from '../../graphql/load.ts';
import type {
  MetricCaseRecord,
  MetricDefinitionRecord,
  MetricRunRecord,
  MetricValueRecord,
  ResultImportRecord,
} from '../../graphql/records.ts';
import { type CasePage, countCases, findCasePages } from './cases.queries.ts';
import { findResultImportsByRuns } from './imported.queries.ts';
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

/** Null for a run of this software. */
export const resultImportByRun: BatchFunction<string, ResultImportRecord | null> = async ({ app }, ids) =>
  inKeyOrder(ids, await findResultImportsByRuns(app.prisma, ids), (row) => row.metricRunId).map(
    (row) => row ?? null,
  );

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

/** Keys are of `pageKey`, so that a page asked for twice is fetched once. */
export const casesByPage: BatchFunction<string, MetricCaseRecord[]> = async ({ app }, keys) => {
  const rows = await findCasePages(app.prisma, keys.map(parsePageKey));
  return groupByKey(
    keys.map((_, n) => n + 1),
    rows,
    (row) => row.page,
  );
};

export function pageKey({ after, ...page }: CasePage): string {
  return JSON.stringify({ ...page, after: after && { ...after, sliceId: String(after.sliceId) } });
}

function parsePageKey(key: string): CasePage {
  const { after, ...page } = JSON.parse(key);
  return { ...page, after: after && { ...after, sliceId: BigInt(after.sliceId) } };
}

/** Number of cases by size bin. */
export const caseCountsByRun: BatchFunction<string, ReadonlyMap<number, number>> = async ({ app }, ids) => {
  const rows = await countCases(app.prisma, ids);
  return groupByKey(ids, rows, (row) => row.metricRunId).map(
    (group) => new Map(group.map((row) => [row.sizeBin, row.count])),
  );
};
