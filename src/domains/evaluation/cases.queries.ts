import type { Prisma } from '../../generated/prisma/client.ts';
import type { MetricCaseRecord } from '../../graphql/records.ts';

type Database = Prisma.TransactionClient;

/** Where a case lies in the order of a run's cases. Bins are intervals of area, so it is the order of areas. */
export interface CasePosition {
  readonly sizeBin: number;
  readonly areaMm2: number;
  readonly sliceId: bigint;
}

/** One page of cases. */
export interface CasePage {
  readonly metricRunId: string;
  /** Null for all sizes. */
  readonly sizeBin: number | null;
  readonly after: CasePosition | null;
  readonly take: number;
}

/** The cases of many pages in one query, each with the number of its page. */
export function findCasePages(
  db: Database,
  pages: readonly CasePage[],
): Promise<(MetricCaseRecord & { readonly page: number })[]> {
  const column = <Value>(read: (page: CasePage) => Value): Value[] => pages.map(read);
  return db.$queryRaw`
    SELECT asked.page::int AS page, found.*
    FROM unnest(${column((page) => page.metricRunId)}::uuid[], ${column((page) => page.sizeBin)}::int[],
                ${column((page) => page.after?.sizeBin ?? -1)}::int[], ${column((page) => page.after?.areaMm2 ?? 0)}::float8[],
                ${column((page) => page.after?.sliceId ?? 0n)}::bigint[], ${column((page) => page.take)}::int[])
         WITH ORDINALITY AS asked (run, bin, after_bin, after_area, after_slice, take, page)
      CROSS JOIN LATERAL (
        SELECT metric_run_id AS "metricRunId", slice_id AS "sliceId", patient_id AS "patientId",
               prediction_id AS "predictionId", axis, size_bin AS "sizeBin", area_mm2 AS "areaMm2",
               reference_pixels AS "referencePixels", predicted_pixels AS "predictedPixels"
        FROM metric_slice
        WHERE metric_run_id = asked.run
          AND size_bin BETWEEN coalesce(asked.bin, 0)::smallint AND coalesce(asked.bin, 32767)::smallint
          AND (size_bin, area_mm2, slice_id) > (asked.after_bin::smallint, asked.after_area, asked.after_slice)
        ORDER BY size_bin, area_mm2, slice_id LIMIT asked.take) AS found
    ORDER BY asked.page, found."sizeBin", found."areaMm2", found."sliceId"`;
}

/** Cases of metric runs by size bin. */
export function countCases(
  db: Database,
  metricRunIds: readonly string[],
): Promise<{ metricRunId: string; sizeBin: number; count: number }[]> {
  return db.$queryRaw`
    SELECT metric_run_id AS "metricRunId", size_bin AS "sizeBin", count(*)::int AS count
    FROM metric_slice WHERE metric_run_id = ANY (${[...metricRunIds]}::uuid[]) GROUP BY 1, 2`;
}
