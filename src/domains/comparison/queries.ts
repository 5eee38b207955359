import type { Arm, Comparison, Experiment, Prisma } from '../../generated/prisma/client.ts';
import type { ArmSums } from './types.ts';

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

/**
 * The newest completed metric run of each arm on the freeze of its experiment, computed here where there is one; arms
 * without any are absent.
 */
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
    ORDER BY a.id, (r.tool IS NOT NULL), r.id DESC`;
}

/**
 * Every cell of an experiment's table from the rollup: all arms, definitions and size bins, and all sizes
 * together as size bin -1. An arm for which nothing was computed gives one row of nulls.
 * @param tool whose runs are summed; null for those of this software
 */
export function sumRollup(
  db: Database,
  experimentId: string,
  definitionNumbers: readonly number[],
  binning: string,
  tool: string | null,
): Promise<ArmSums[]> {
  // One aggregation a run: each reads its rows in the order of the key, where a join of all would sort them.
  return db.$queryRaw`
    WITH run AS MATERIALIZED (
      SELECT a.id AS arm_id, (
        SELECT r.id FROM metric_run r
        WHERE r.freeze_id = e.freeze_id AND r.state = 'COMPLETED' AND r.binning = ${binning}
          AND r.tool IS NOT DISTINCT FROM ${tool}::text
          AND (r.model_id = a.model_id OR r.annotator_run_id = a.annotator_run_id)
        ORDER BY r.id DESC LIMIT 1) AS metric_run_id
      FROM arm a JOIN experiment e ON e.id = a.experiment_id WHERE e.id = ${experimentId}::uuid)
    SELECT run.arm_id AS "armId", run.metric_run_id AS "metricRunId", cell.*
    FROM run LEFT JOIN LATERAL (
      SELECT u.definition_number AS "definitionNumber",
             CASE WHEN grouping(u.size_bin) = 1 THEN -1 ELSE u.size_bin END AS "sizeBin",
             sum(n_total)::int AS "nTotal", sum(n_defined)::int AS "nDefined", sum(n_both_empty)::int AS "nBothEmpty",
             sum(n_empty_reference)::int AS "nEmptyReference", sum(n_empty_prediction)::int AS "nEmptyPrediction",
             sum(n_missing)::int AS "nMissing", sum(n_failed)::int AS "nFailed", sum(u.sum) AS "sum",
             sum(u.sum_squares) AS "sumSquares", count(DISTINCT u.patient_id)::int AS "nPatients"
      FROM metric_rollup u
      WHERE u.metric_run_id = run.metric_run_id AND u.definition_number = ANY (${[...definitionNumbers]}::smallint[])
      GROUP BY u.definition_number, GROUPING SETS ((u.size_bin), ())) AS cell ON true`;
}
