import { Prisma, type Registration } from '../../generated/prisma/client.ts';
import type { RegistrationOutcome } from '../../generated/resolverTypes.ts';
import { OUTCOMES } from './outcomes.queries.ts';
import type { CaseSelection, CasesPage, MethodCounts, MethodExclusions, MethodSpreads } from './types.ts';

type Database = Prisma.TransactionClient;

/** Up to so many values are given one by one: quartiles of so few say nothing. */
const MOST_LISTED_VALUES = 4;
/** Before every id. */
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/**
 * Of each method and ultrasound volume in force of a data set the newest registration, with its evidence, the first
 * reason that took it, its volume or its patient out, its standing verdict, and how much its mTRE is above that of the
 * tracked pose's registration.
 */
const judged = (dataSetId: string): Prisma.Sql => Prisma.sql`
  newest AS (
    SELECT DISTINCT ON (r.method, r.fixed_volume_id) r.id, r.method, r.state, r.fixed_volume_id, v.patient_id
    FROM registration r
      JOIN volume v ON v.id = r.fixed_volume_id
      JOIN patient p ON p.id = v.patient_id
    WHERE p.data_set_id = ${dataSetId}::uuid
      AND NOT EXISTS (SELECT 1 FROM volume later WHERE later.supersedes_id = v.id)
    ORDER BY r.method, r.fixed_volume_id, r.id DESC),
  excluded AS (
    SELECT DISTINCT ON (n.id) n.id, e.reason_code
    FROM newest n
      JOIN active_exclusion a ON a.scope = 'ALL' AND (a.subject_kind, a.subject_id) IN (
        ('REGISTRATION', n.id::text), ('VOLUME', n.fixed_volume_id::text), ('PATIENT', n.patient_id::text))
      JOIN exclusion e ON e.id = a.exclusion_id
    ORDER BY n.id, e.id),
  measured AS (
    SELECT n.*, v.better_by_evidence, v.landmark_count, v.mtre_tracked_mm, v.mtre_registered_mm, v.duration_ms
    FROM newest n LEFT JOIN registration_evidence v ON v.registration_id = n.id AND n.state = 'COMPLETED'),
  judged AS (
    SELECT m.*, x.reason_code, w.verdict, m.mtre_registered_mm - t.mtre_registered_mm AS change_mm
    FROM measured m
      LEFT JOIN excluded x ON x.id = m.id
      LEFT JOIN measured t
        ON t.method = 'TRACKED_POSE' AND m.method <> 'TRACKED_POSE' AND t.fixed_volume_id = m.fixed_volume_id
      LEFT JOIN standing_verdict w ON w.subject_id = m.id)`;

const countOf = (...outcomes: readonly RegistrationOutcome[]): Prisma.Sql =>
  Prisma.sql`count(*) FILTER (WHERE ${holds(outcomes)})::int`;

const holds = (outcomes: readonly RegistrationOutcome[]): Prisma.Sql =>
  Prisma.join([Prisma.sql`true`, ...outcomes.map((outcome) => OUTCOMES[outcome])], ' AND ');

const outcomeCounts = Prisma.join(
  (Object.keys(OUTCOMES) as RegistrationOutcome[]).map(
    (outcome) => Prisma.sql`${Prisma.raw(`'${outcome}'`)}, ${countOf(outcome)}`,
  ),
);

/** Methods in the order of the enum, each with what its records count. */
export const countByMethod = (db: Database, dataSetId: string): Promise<MethodCounts[]> => db.$queryRaw`
  WITH ${judged(dataSetId)}
  SELECT method::text AS "method", count(DISTINCT patient_id)::int AS "patientCount", count(*)::int AS "volumeCount",
         json_build_object(${outcomeCounts}) AS "outcomes",
         ${countOf('ACCEPTED', 'CLAIMS_BETTER')} AS "acceptedAndBetter",
         ${countOf('ACCEPTED', 'CLAIMS_NOTHING')} AS "acceptedNotBetter",
         ${countOf('REJECTED', 'CLAIMS_BETTER')} AS "rejectedAndBetter",
         ${countOf('REJECTED', 'CLAIMS_NOTHING')} AS "rejectedNotBetter"
  FROM judged GROUP BY judged.method ORDER BY judged.method`;

export const countExclusionsByMethod = (db: Database, dataSetId: string): Promise<MethodExclusions[]> =>
  db.$queryRaw`
  WITH ${judged(dataSetId)}
  SELECT method::text AS "method", reason_code AS "reasonCode", count(*)::int AS "count"
  FROM judged WHERE ${OUTCOMES.EXCLUDED} GROUP BY 1, 2 ORDER BY 3 DESC, 2`;

/** Count, quartiles by linear interpolation, mean and largest of a column, over its values that are not null. */
const spread = (column: Prisma.Sql): Prisma.Sql => Prisma.sql`
  json_build_object(
    'count', count(${column}), 'mean', avg(${column}), 'largest', max(${column}),
    'quartiles', percentile_cont(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY ${column}),
    'values', CASE WHEN count(${column}) <= ${MOST_LISTED_VALUES}
      THEN array_agg(${column} ORDER BY ${column}) FILTER (WHERE ${column} IS NOT NULL) END)`;

/** Over the completed registrations; errors over those with landmarks, as the others have none. */
export const summariseSpreadsByMethod = (db: Database, dataSetId: string): Promise<MethodSpreads[]> =>
  db.$queryRaw`
  WITH ${judged(dataSetId)}
  SELECT method::text AS "method", ${spread(Prisma.sql`mtre_tracked_mm`)} AS "mtreTrackedMm",
         ${spread(Prisma.sql`mtre_registered_mm`)} AS "mtreRegisteredMm",
         ${spread(Prisma.sql`change_mm`)} AS "changeMm", ${spread(Prisma.sql`duration_ms`)} AS "durationMs"
  FROM judged WHERE ${OUTCOMES.COMPLETED} GROUP BY 1`;

const selected = ({ outcomes, exclusionReasonCode }: CaseSelection): Prisma.Sql =>
  exclusionReasonCode === null
    ? holds(outcomes)
    : Prisma.sql`${holds(outcomes)} AND reason_code = ${exclusionReasonCode}`;

/** One page of each method's cases, all in one query: at most `take` of a method, of those after an id. */
export const findCaseIds = (
  db: Database,
  { selection, take, afterKey }: CasesPage,
  methods: readonly Registration['method'][],
): Promise<Pick<Registration, 'id' | 'method'>[]> => db.$queryRaw`
  WITH ${judged(selection.dataSetId)},
  placed AS (
    SELECT id, method, row_number() OVER (PARTITION BY method ORDER BY id) AS place
    FROM judged
    WHERE method::text = ANY(${[...methods]}::text[]) AND id > ${afterKey ?? FIRST_ID}::uuid AND ${selected(selection)})
  SELECT id, method::text AS "method" FROM placed WHERE place <= ${take} ORDER BY placed.method, id`;

/** How many cases each method has. */
export const countCases = (
  db: Database,
  selection: CaseSelection,
): Promise<{ method: Registration['method']; count: number }[]> => db.$queryRaw`
  WITH ${judged(selection.dataSetId)}
  SELECT method::text AS "method", count(*)::int AS "count" FROM judged WHERE ${selected(selection)} GROUP BY 1`;
