import { Prisma } from '../../generated/prisma/client.ts';
import type { Reading, ReviewScope } from './types.ts';

type Database = Prisma.TransactionClient;

const { sql } = Prisma;

/** What of a data set can be judged: id, volume that it lies on, and the registration that it is or comes from. */
export function judgeable({ dataSetId, subjectKind, method }: ReviewScope): Prisma.Sql {
  const inSet = sql`JOIN patient p ON p.id = v.patient_id WHERE p.data_set_id = ${dataSetId}::uuid
    AND NOT EXISTS (SELECT 1 FROM volume newer WHERE newer.supersedes_id = v.id)`;
  const byMethod = sql`(${method}::text IS NULL OR r.method::text = ${method}::text)`;
  switch (subjectKind) {
    case 'VOLUME':
      return sql`SELECT v.id FROM volume v ${inSet}`;
    case 'ANNOTATION':
      return sql`SELECT a.id FROM annotation a JOIN volume v ON v.id = a.volume_id ${inSet}
        AND NOT EXISTS (SELECT 1 FROM annotation newer WHERE newer.supersedes_id = a.id)`;
    case 'REGISTRATION':
      return sql`SELECT r.id FROM registration r JOIN volume v ON v.id = r.fixed_volume_id ${inSet}
        AND r.state = 'COMPLETED' AND ${byMethod}`;
    case 'PSEUDO_LABEL':
      return sql`SELECT l.id FROM pseudo_label l JOIN registration r ON r.id = l.registration_id
        JOIN volume v ON v.id = l.ultrasound_volume_id ${inSet} AND l.state = 'COMPLETED' AND ${byMethod}`;
  }
}

export async function countJudgeable(db: Database, scope: ReviewScope): Promise<number> {
  const [{ count }] = await db.$queryRaw<[{ count: number }]>`
    SELECT count(*)::int AS count FROM (${judgeable(scope)}) AS s`;
  return count;
}

/** The newest reading of each reader of each subject, without adjudications. */
export const findReadings = (db: Database, scope: ReviewScope): Promise<Reading[]> => db.$queryRaw`
  SELECT c.subject_id AS "subjectId", c.reviewer_id AS "readerId", c.verdict::text AS verdict
  FROM (${judgeable(scope)}) AS s JOIN counting_review c ON c.subject_id = s.id AND NOT c.adjudicates
  ORDER BY c.subject_id, c.reviewer_id`;
