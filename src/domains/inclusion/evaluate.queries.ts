import { Prisma } from '../../generated/prisma/client.ts';
import { MEASURED, subjectsOf } from './measures.queries.ts';
import type { EvaluatedSubject, MeasureCondition, MeasuringRule, RuledKind } from './types.ts';

type Database = Prisma.TransactionClient;

const { sql } = Prisma;

/** The column of the exclusion table that names a subject. */
export const SUBJECT_COLUMN: Readonly<Record<RuledKind, Prisma.Sql>> = {
  PATIENT: sql`patient_id`,
  VOLUME: sql`volume_id`,
  ANNOTATION: sql`annotation_id`,
  REGISTRATION: sql`registration_id`,
  PSEUDO_LABEL: sql`pseudo_label_id`,
};

/**
 * Looks at every subject of a rule in a data set with one statement, in the order of their ids. A value that is no
 * number counts as none.
 */
export const evaluateRule = (
  db: Database,
  dataSetId: string,
  { subjectKind, stage, reasonCode, conditions }: MeasuringRule,
): Promise<EvaluatedSubject[]> => db.$queryRaw`
  SELECT s.id AS "subjectId", s.patient_id AS "patientId", s.volume_ids AS "volumeIds", first.place AS "condition",
         first.found, first.measured AS "measuredValue", first.threshold, first.said AS "measuredText",
         EXISTS (SELECT 1 FROM active_exclusion a WHERE a.scope = 'ALL' AND a.stage <= ${stage}::stage
           AND (a.subject_kind, a.subject_id) IN ((${subjectKind}::subject_kind, s.id::text),
             ('PATIENT', s.patient_id::text), ('VOLUME', s.volume_id::text),
             ('REGISTRATION', s.registration_id::text), ('ANNOTATION', s.annotation_id::text))) AS "alreadyOut",
         coalesce((SELECT e.decision = 'REINSTATE' FROM exclusion e
           WHERE e.${SUBJECT_COLUMN[subjectKind]} = s.id AND e.reason_code = ${reasonCode} AND e.scope = 'ALL'
             AND e.subject_kind = ${subjectKind}::subject_kind
           ORDER BY e.id DESC LIMIT 1), false) AS "reinstated"
  FROM (${subjectsOf(subjectKind, dataSetId)}) AS s
    LEFT JOIN LATERAL (
      SELECT * FROM (${Prisma.join(
        conditions.map((condition, place) => examined(subjectKind, condition, place)),
        ' UNION ALL ',
      )}) AS c
      WHERE found <> 'HOLDS' ORDER BY found = 'FAILS' DESC, place LIMIT 1) AS first ON true
  ORDER BY s.id`;

function examined(kind: RuledKind, condition: MeasureCondition, place: number): Prisma.Sql {
  const value = MEASURED[condition.measure][kind] as Prisma.Sql;
  return 'oneOf' in condition
    ? examinedWords(value, condition.oneOf, place)
    : examinedNumber(value, condition.atLeast ?? null, condition.atMost ?? null, place);
}

const examinedNumber = (
  value: Prisma.Sql,
  atLeast: number | null,
  atMost: number | null,
  place: number,
): Prisma.Sql => sql`
  (SELECT ${place}::int AS place,
          CASE WHEN m.value IS NULL THEN 'MISSING'
               WHEN m.value < ${atLeast}::float8 OR m.value > ${atMost}::float8 THEN 'FAILS' ELSE 'HOLDS' END AS found,
          m.value AS measured,
          CASE WHEN m.value > ${atMost}::float8 THEN ${atMost}::float8
               ELSE coalesce(${atLeast}::float8, ${atMost}::float8) END AS threshold,
          NULL::text AS said
   FROM (SELECT nullif((${value})::float8, 'NaN') AS value) AS m)`;

const examinedWords = (value: Prisma.Sql, oneOf: readonly string[], place: number): Prisma.Sql => sql`
  (SELECT ${place}::int AS place,
          CASE WHEN coalesce(cardinality(m.value), 0) = 0 THEN 'MISSING'
               WHEN m.value && ${[...oneOf]}::text[] THEN 'HOLDS' ELSE 'FAILS' END AS found,
          NULL::float8 AS measured, NULL::float8 AS threshold, array_to_string(m.value, ', ') AS said
   FROM (SELECT (${value})::text[] AS value) AS m)`;
