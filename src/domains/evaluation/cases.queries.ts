import { Prisma } from '../../generated/prisma/client.ts';
import type { MetricCaseRecord } from '../../graphql/records.ts';

type Database = Prisma.TransactionClient;

/** Where a case lies in the order of a run's cases. Bins are intervals of area, so it is the order of areas. */
export interface CasePosition {
  readonly sizeBin: number;
  readonly areaMm2: number;
  readonly sliceId: bigint;
}

export interface CaseFilter {
  readonly metricRunId: string;
  /** Null for all sizes. */
  readonly sizeBin: number | null;
}

const selected = ({ metricRunId, sizeBin }: CaseFilter): Prisma.Sql =>
  Prisma.sql`metric_run_id = ${metricRunId}::uuid ${sizeBin === null ? Prisma.empty : Prisma.sql`AND size_bin = ${sizeBin}`}`;

/** Cases after a position, by area and then slice. */
export function findCases(
  db: Database,
  filter: CaseFilter,
  after: CasePosition | null,
  take: number,
): Promise<MetricCaseRecord[]> {
  const onlyAfter = after
    ? Prisma.sql`AND (size_bin, area_mm2, slice_id) > (${after.sizeBin}, ${after.areaMm2}::float8, ${after.sliceId})`
    : Prisma.empty;
  return db.$queryRaw`
    SELECT metric_run_id AS "metricRunId", slice_id AS "sliceId", patient_id AS "patientId",
           prediction_id AS "predictionId", axis, size_bin AS "sizeBin", area_mm2 AS "areaMm2",
           reference_pixels AS "referencePixels", predicted_pixels AS "predictedPixels"
    FROM metric_slice WHERE ${selected(filter)} ${onlyAfter}
    ORDER BY size_bin, area_mm2, slice_id LIMIT ${take}`;
}

export async function countCases(db: Database, filter: CaseFilter): Promise<number> {
  const [{ count }] = await db.$queryRaw<[{ count: number }]>`
    SELECT count(*)::int AS count FROM metric_slice WHERE ${selected(filter)}`;
  return count;
}
