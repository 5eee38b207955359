import type { MetricDefinition, MetricRun, MetricValue, Prisma } from '../../generated/prisma/client.ts';
import { importedDefinitions } from '../../kernels/metrics/imported/importedDefinitions.ts';
import { metricDefinitions } from '../../kernels/metrics/metricDefinitions.ts';
import type { ProducerColumn } from '../training/types.ts';
import type { MetricRunCounts } from './types.ts';

type Database = Prisma.TransactionClient;

const DEFINITION_NUMBERS = [...metricDefinitions, ...importedDefinitions].map(({ number }) => number);

// -------------------------------------------------------------------------------------- metric definitions

export const findDefinitions = (db: Database): Promise<MetricDefinition[]> =>
  db.metricDefinition.findMany({ orderBy: { number: 'asc' } });

export const findDefinitionsByIds = (db: Database, ids: readonly string[]): Promise<MetricDefinition[]> =>
  db.metricDefinition.findMany({ where: { id: { in: [...ids] } } });

export const findDefinitionsByNumbers = (
  db: Database,
  numbers: readonly number[],
): Promise<MetricDefinition[]> => db.metricDefinition.findMany({ where: { number: { in: [...numbers] } } });

// --------------------------------------------------------------------------------------------- metric runs

export const findMetricRuns = (db: Database, freezeId: string): Promise<MetricRun[]> =>
  db.metricRun.findMany({ where: { freezeId }, orderBy: { id: 'desc' } });

export const findMetricRunsByIds = (db: Database, ids: readonly string[]): Promise<MetricRun[]> =>
  db.metricRun.findMany({ where: { id: { in: [...ids] } } });

export const insertMetricRun = (
  db: Database,
  data: Prisma.MetricRunUncheckedCreateInput,
): Promise<MetricRun> => db.metricRun.create({ data });

export const linkMetricRunJob = (db: Database, id: string, jobId: string): Promise<MetricRun> =>
  db.metricRun.update({ where: { id }, data: { jobId } });

/** False when the run is finished already. */
export async function completeMetricRun(
  db: Database,
  id: string,
  { sliceCount, missingCount }: MetricRunCounts,
): Promise<boolean> {
  const { count } = await db.metricRun.updateMany({
    where: { id, state: 'PENDING' },
    data: { state: 'COMPLETED', sliceCount, missingCount },
  });
  return count === 1;
}

export const endMetricRun = (
  db: Database,
  id: string,
  end: { state: 'FAILED'; errorCode: string; errorMessage: string } | { state: 'CANCELLED' },
): Promise<Prisma.BatchPayload> => db.metricRun.updateMany({ where: { id, state: 'PENDING' }, data: end });

export interface WantedRun {
  readonly freezeId: string;
  readonly producer: ProducerColumn;
  readonly definitionIds: readonly string[];
  readonly binning: string;
}

/** Runs that ask the same and are not lost, newest first. */
export const findEqualRuns = (
  db: Database,
  { freezeId, producer, definitionIds, binning }: WantedRun,
): Promise<MetricRun[]> =>
  db.metricRun.findMany({
    where: {
      freezeId,
      ...producer,
      binning,
      definitionIds: { equals: [...definitionIds] },
      state: { in: ['PENDING', 'COMPLETED'] },
    },
    orderBy: { id: 'desc' },
  });

/** Whether the producer has a prediction now for a slice that had none when the run was computed. */
export async function predictionsWereAdded(db: Database, metricRunId: string): Promise<boolean> {
  const [row] = await db.$queryRaw<{ added: boolean }[]>`
    SELECT EXISTS (
      SELECT 1 FROM metric_run r
        JOIN metric_slice s ON s.metric_run_id = r.id AND s.prediction_id IS NULL
        JOIN freeze_member m ON m.freeze_id = r.freeze_id AND m.slice_id = s.slice_id
        JOIN prediction p ON p.volume_id = m.volume_id AND (p.axis IS NULL OR p.axis = s.axis)
          AND (p.model_id = r.model_id OR p.annotator_run_id = r.annotator_run_id)
      WHERE r.id = ${metricRunId}::uuid) AS added`;
  return row.added;
}

export const countPendingPredictions = (
  db: Database,
  producer: ProducerColumn,
  freezeId: string,
): Promise<number> =>
  db.prediction.count({
    where: { ...producer, state: 'PENDING', volume: { freezeMembers: { some: { freezeId } } } },
  });

/** Slices by state, counted in the rollup of one of the run's definitions: each slice has every definition. */
export async function countMetricRun(
  db: Database,
  metricRunId: string,
  definitionNumber: number,
): Promise<MetricRunCounts> {
  const [row] = await db.$queryRaw<MetricRunCounts[]>`
    SELECT coalesce(sum(n_total), 0)::int AS "sliceCount", coalesce(sum(n_missing), 0)::int AS "missingCount",
           coalesce(sum(n_failed), 0)::int AS "failedCount"
    FROM metric_rollup
    WHERE metric_run_id = ${metricRunId}::uuid AND definition_number = ${definitionNumber}`;
  return row;
}

// -------------------------------------------------------------------------------------------------- values

/** Values of cases, in the order of the definitions. */
export const findValues = (
  db: Database,
  cases: readonly { readonly metricRunId: string; readonly sliceIds: readonly bigint[] }[],
): Promise<MetricValue[]> =>
  db.metricValue.findMany({
    where: {
      // The key of the table begins with run and number: with both named, each row is found by itself.
      definitionNumber: { in: DEFINITION_NUMBERS },
      OR: cases.map(({ metricRunId, sliceIds }) => ({ metricRunId, sliceId: { in: [...sliceIds] } })),
    },
    orderBy: { definitionNumber: 'asc' },
  });
