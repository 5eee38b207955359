import type { Prisma } from '../generated/prisma/client.ts';

type Database = Prisma.TransactionClient;

/** Every data set, and whether a user sees it. `limit` empty sets no limit. */
export function findVisibility(
  db: Database,
  { userId, all, limit }: { userId: string; all: boolean; limit: readonly string[] },
): Promise<{ id: string; visible: boolean }[]> {
  return db.$queryRaw`
    SELECT d.id, (${all} OR d.visibility = 'OPEN' OR EXISTS (
        SELECT 1 FROM data_set_member m
        WHERE m.data_set_id = d.id AND m.user_id = ${userId}::uuid AND m.revoked_at IS NULL))
      AND (cardinality(${[...limit]}::uuid[]) = 0 OR d.id = ANY (${[...limit]}::uuid[])) AS visible
    FROM data_set d`;
}

/** The data sets of records; a record that belongs to none has no row. */
export function findDataSetsOf(
  db: Database,
  recordIds: readonly string[],
  sliceIds: readonly bigint[],
): Promise<{ key: string; dataSetId: string }[]> {
  return db.$queryRaw`
    SELECT record_id::text AS key, data_set_id AS "dataSetId" FROM data_sets_of(${[...recordIds]}::uuid[])
    UNION ALL
    SELECT s.id::text, p.data_set_id
    FROM slice s JOIN slicing g ON g.id = s.slicing_id JOIN volume v ON v.id = g.volume_id JOIN patient p ON p.id = v.patient_id
    WHERE s.id = ANY (${[...sliceIds]}::bigint[])`;
}

/** Which of these files a user may read: of a visible record, of one that all share, or sent by the user. */
export async function findReadableHashes(
  db: Database,
  hashes: readonly string[],
  { userId, visible }: { userId: string; visible: readonly string[] },
): Promise<Set<string>> {
  const rows = await db.$queryRaw<{ hash: string }[]>`
    SELECT h.hash FROM unnest(${[...hashes]}::text[]) AS h (hash)
    WHERE EXISTS (SELECT 1 FROM blob_upload u WHERE u.blob_hash = h.hash AND u.user_id = ${userId}::uuid)
      OR EXISTS (SELECT 1 FROM blob_reference r WHERE r.hash = h.hash
        AND (r.shared OR EXISTS (SELECT 1 FROM record_data_set d WHERE d.record_id = r.record_id))
        AND NOT EXISTS (SELECT 1 FROM record_data_set d
                        WHERE d.record_id = r.record_id AND d.data_set_id <> ALL (${[...visible]}::uuid[])))`;
  return new Set(rows.map(({ hash }) => hash));
}

export async function findDataSetsOfJob(db: Database, id: string): Promise<readonly string[]> {
  const job = await db.job.findUnique({ where: { id }, select: { dataSetIds: true } });
  return job?.dataSetIds ?? [];
}
