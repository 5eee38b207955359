import { groupByKey } from '../../graphql/groupByKey.ts';
import { inKeyOrder } from '../../graphql/inKeyOrder.ts';
import type { BatchFunction } from '../../graphql/load.ts';
import type { ArmRecord, ComparisonRecord, ExperimentRecord } from '../../graphql/records.ts';
import * as queries from './queries.ts';

export const experimentById: BatchFunction<string, ExperimentRecord> = async ({ app }, ids) =>
  inKeyOrder(ids, await queries.findExperimentsByIds(app.prisma, ids), (row) => row.id) as ExperimentRecord[];

export const armsByExperiment: BatchFunction<string, ArmRecord[]> = async ({ app }, ids) =>
  groupByKey(ids, await queries.findArmsByExperiments(app.prisma, ids), (row) => row.experimentId);

export const comparisonById: BatchFunction<string, ComparisonRecord> = async ({ app }, ids) =>
  inKeyOrder(ids, await queries.findComparisonsByIds(app.prisma, ids), (row) => row.id) as ComparisonRecord[];

export const comparisonsByExperiment: BatchFunction<string, ComparisonRecord[]> = async ({ app }, ids) =>
  groupByKey(ids, await queries.findComparisonsByExperiments(app.prisma, ids), (row) => row.experimentId);

/** Null for an arm without a completed metric run. */
export const newestRunIdByArm: BatchFunction<string, string | null> = async ({ app }, ids) =>
  inKeyOrder(ids, await queries.findNewestRunIds(app.prisma, ids), (row) => row.armId).map(
    (row) => row?.metricRunId ?? null,
  );
