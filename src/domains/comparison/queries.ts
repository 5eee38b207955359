import type { Arm, Comparison, Experiment, Prisma } from '../../generated/prisma/client.ts';
import type { RollupSums } from './types.ts';

type Database = Prisma.TransactionClient;

export const findExperiments = (db: Database): Promise<Experiment[]> =>
  db.experiment.findMany({ orderBy: { id: 'desc' } });

export const findExperimentsByIds = (db: Database, ids: readonly string[]): Promise<Experiment[]> =>
  db.experiment.findMany({ where: { id: { in: [...ids] } } });

export const insertExperiment = (
  db: Database,
  {
    arms,
    ...experiment
  }: Prisma.ExperimentUncheckedCreateInput & {
    arms: Prisma.ArmUncheckedCreateWithoutExperimentInput[];
  },
): Promise<Experiment> => db.experiment.create({ data: { ...experiment, arms: { create: arms } } });

export const findArmsByExperiments = (db: Database, ids: readonly string[]): Promise<Arm[]> =>
  db.arm.findMany({ where: { experimentId: { in: [...ids] } }, orderBy: { ordinal: 'asc' } });

export const findComparisonsByIds = (db: Database, ids: readonly string[]): Promise<Comparison[]> =>
  db.comparison.findMany({ where: { id: { in: [...ids] } } });

export const findComparisonsByExperiments = (db: Database, ids: readonly string[]): Promise<Comparison[]> =>
  db.comparison.findMany({ where: { experimentId: { in: [...ids] } }, orderBy: { id: 'desc' } });

export const insertComparison = (
  db: Database,
  data: Prisma.ComparisonUncheckedCreateInput,
): Promise<Comparison> => db.comparison.create({ data });

/** The newest completed metric run of each arm on the freeze of its experiment; arms without one are absent. */
export function findNewestRunIds(
  db: Database,
  armIds: readonly string[],
): Promise<{ armId: string; metricRunId: string }[]> {
  return db.$queryRaw`
    SELECT DISTINCT ON (a.id) a.id AS "armId", r.id AS "metricRunId"
    FROM arm a JOIN experiment e ON e.id = a.experiment_id
      JOIN metric_run r ON r.freeze_id = e.freeze_id AND r.state = 'COMPLETED'
        AND (r.model_id = a.model_id OR r.annotator_run_id = a.annotator_run_id)
    WHERE a.id = ANY (${[...armIds]}::uuid[])
    ORDER BY a.id, r.id DESC`;
}

/**
 * Every cell of an experiment's table from the rollup: all arms, definitions and size bins, and all sizes
 * together as size bin -1. An arm for which nothing was computed gives one row without a definition.
 */
export function sumRollup(
  db: Database,
  experimentId: string,
  definitionNumbers: readonly number[],
  binning: string,
): Promise<RollupSums[]> {
  return db.$queryRaw`
    WITH run AS (
      SELECT a.id AS arm_id, (
        SELECT r.id FROM metric_run r
        WHERE r.freeze_id = e.freeze_id AND r.state = 'COMPLETED' AND r.binning = ${binning}
          AND (r.model_id = a.model_id OR r.annotator_run_id = a.annotator_run_id)
        ORDER BY r.id DESC LIMIT 1) AS metric_run_id
      FROM arm a JOIN experiment e ON e.id = a.experiment_id WHERE e.id = ${experimentId}::uuid)
    SELECT run.arm_id AS "armId", run.metric_run_id AS "metricRunId", u.definition_number AS "definitionNumber",
           CASE WHEN grouping(u.size_bin) = 1 THEN -1 ELSE u.size_bin END AS "sizeBin",
           coalesce(sum(n_total), 0)::int AS "nTotal", coalesce(sum(n_defined), 0)::int AS "nDefined",
           coalesce(sum(n_both_empty), 0)::int AS "nBothEmpty",
           coalesce(sum(n_empty_reference), 0)::int AS "nEmptyReference",
           coalesce(sum(n_empty_prediction), 0)::int AS "nEmptyPrediction",
           coalesce(sum(n_missing), 0)::int AS "nMissing", coalesce(sum(n_failed), 0)::int AS "nFailed",
           coalesce(sum(u.sum), 0) AS "sum", coalesce(sum(u.sum_squares), 0) AS "sumSquares",
           count(DISTINCT u.patient_id)::int AS "nPatients"
    FROM run LEFT JOIN metric_rollup u
      ON u.metric_run_id = run.metric_run_id AND u.definition_number = ANY (${[...definitionNumbers]}::smallint[])
    GROUP BY run.arm_id, run.metric_run_id, u.definition_number, GROUPING SETS ((u.size_bin), ())`;
}
