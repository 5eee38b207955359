import { Prisma } from '../../generated/prisma/client.ts';
import type { MethodCounts, MethodExclusions, MethodSpreads, MethodVerdicts } from './types.ts';

type Database = Prisma.TransactionClient;

/** Of each method and ultrasound volume in force of a data set the newest registration. */
const newest = (dataSetId: string): Prisma.Sql => Prisma.sql`
  newest AS (
    SELECT DISTINCT ON (r.method, r.fixed_volume_id) r.id, r.method, r.state, r.fixed_volume_id, v.patient_id
    FROM registration r
      JOIN volume v ON v.id = r.fixed_volume_id
      JOIN patient p ON p.id = v.patient_id
    WHERE p.data_set_id = ${dataSetId}::uuid
      AND NOT EXISTS (SELECT 1 FROM volume later WHERE later.supersedes_id = v.id)
    ORDER BY r.method, r.fixed_volume_id, r.id DESC)`;

/** Those that are out, with the first reason given for the registration, its ultrasound volume or its patient. */
const excluded = Prisma.sql`
  excluded AS (
    SELECT DISTINCT ON (n.id) n.id, e.reason_code
    FROM newest n
      JOIN active_exclusion a ON a.scope = 'ALL' AND (a.subject_kind, a.subject_id) IN (
        ('REGISTRATION', n.id::text), ('VOLUME', n.fixed_volume_id::text), ('PATIENT', n.patient_id::text))
      JOIN exclusion e ON e.id = a.exclusion_id
    ORDER BY n.id, e.id)`;

/** Methods in the order of the enum, each with what its records count. */
export const countByMethod = (
  db: Database,
  dataSetId: string,
  wrongMtreMm: number,
): Promise<MethodCounts[]> => db.$queryRaw`
  WITH ${newest(dataSetId)}, ${excluded},
  judged AS (
    SELECT n.*, x.id IS NOT NULL AS is_out, coalesce(v.better_by_evidence, false) AS is_better,
           n.state = 'COMPLETED' AND v.landmark_count > 0 AS is_measured, v.mtre_registered_mm > ${wrongMtreMm} AS is_wrong
    FROM newest n LEFT JOIN excluded x ON x.id = n.id LEFT JOIN registration_evidence v ON v.registration_id = n.id)
  SELECT method::text AS "method", count(DISTINCT patient_id)::int AS "patientCount", count(*)::int AS "volumeCount",
         count(*) FILTER (WHERE state = 'PENDING')::int AS "pendingCount",
         count(*) FILTER (WHERE state = 'CANCELLED')::int AS "cancelledCount",
         count(*) FILTER (WHERE state = 'COMPLETED')::int AS "completedCount",
         count(*) FILTER (WHERE state = 'FAILED')::int AS "failedCount",
         count(*) FILTER (WHERE is_out)::int AS "excludedCount",
         count(*) FILTER (WHERE is_better)::int AS "betterCount",
         count(*) FILTER (WHERE is_measured)::int AS "measuredCount",
         count(*) FILTER (WHERE is_measured AND is_wrong)::int AS "wrongCount",
         count(*) FILTER (WHERE is_measured AND is_better)::int AS "passedCount",
         count(*) FILTER (WHERE is_measured AND is_better AND is_wrong)::int AS "passedWrongCount",
         count(*) FILTER (WHERE is_measured AND is_better AND NOT is_out)::int AS "checkedCount",
         count(*) FILTER (WHERE is_measured AND is_better AND NOT is_out AND is_wrong)::int AS "silentCount"
  FROM judged GROUP BY judged.method ORDER BY judged.method`;

export const countExclusionsByMethod = (db: Database, dataSetId: string): Promise<MethodExclusions[]> =>
  db.$queryRaw`
  WITH ${newest(dataSetId)}, ${excluded}
  SELECT n.method::text AS "method", x.reason_code AS "reasonCode", count(*)::int AS "count"
  FROM excluded x JOIN newest n ON n.id = x.id GROUP BY 1, 2 ORDER BY 3 DESC, 2`;

/** Count, quartiles by linear interpolation, mean and largest of a column, over its values that are not null. */
const spread = (column: Prisma.Sql): Prisma.Sql => Prisma.sql`
  json_build_object(
    'count', count(${column}), 'mean', avg(${column}), 'largest', max(${column}),
    'quartiles', percentile_cont(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY ${column}))`;

/** Over the completed registrations; errors over those with landmarks, as the others have none. */
export const summariseSpreadsByMethod = (db: Database, dataSetId: string): Promise<MethodSpreads[]> =>
  db.$queryRaw`
  WITH ${newest(dataSetId)}
  SELECT n.method::text AS "method", ${spread(Prisma.sql`v.mtre_tracked_mm`)} AS "mtreTrackedMm",
         ${spread(Prisma.sql`v.mtre_registered_mm`)} AS "mtreRegisteredMm",
         ${spread(Prisma.sql`v.duration_ms`)} AS "durationMs"
  FROM newest n JOIN registration_evidence v ON v.registration_id = n.id
  WHERE n.state = 'COMPLETED' GROUP BY 1`;

/** Completed registrations by their newest verdict; null is not reviewed. */
export const countVerdictsByMethod = (db: Database, dataSetId: string): Promise<MethodVerdicts[]> =>
  db.$queryRaw`
  WITH ${newest(dataSetId)}
  SELECT n.method::text AS "method", w.verdict::text AS "verdict", v.better_by_evidence AS "isBetter",
         count(*)::int AS "count"
  FROM newest n
    JOIN registration_evidence v ON v.registration_id = n.id
    LEFT JOIN LATERAL (
      SELECT verdict FROM review WHERE registration_id = n.id ORDER BY id DESC LIMIT 1) AS w ON true
  WHERE n.state = 'COMPLETED' GROUP BY 1, 2, 3`;
