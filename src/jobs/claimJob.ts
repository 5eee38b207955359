import type { Pool } from 'pg';
import type { ClaimedJob, JobKind, Lease } from './types.ts';

/** The columns of a ClaimedJob, for RETURNING. */
export const CLAIMED_COLUMNS = `id, kind, input, attempt, max_attempts AS "maxAttempts", lease_token AS "leaseToken",
  cancel_requested AS "cancelRequested", request_id AS "requestId", created_by_id AS "createdById",
  worker_name AS "workerName"`;

const CLAIM = {
  name: 'claim_job',
  text: `
    UPDATE job SET state = 'RUNNING', attempt = attempt + 1, lease_token = gen_random_uuid(),
      lease_until = now() + $3 * interval '1 ms', worker_name = $2, progress = 0, progress_note = NULL,
      started_at = coalesce(started_at, now())
    WHERE id = (
      SELECT id FROM job WHERE state = 'QUEUED' AND run_at <= now() AND kind = ANY ($1)
      ORDER BY (- priority), run_at, (id::text) LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING ${CLAIMED_COLUMNS}`,
};

/** Takes the first ready job: highest priority, then longest ready. Null when there is none. */
export async function claimJob(
  pool: Pool,
  kinds: readonly JobKind[],
  { workerName, leaseMs }: Lease,
): Promise<ClaimedJob | null> {
  const { rows } = await pool.query<ClaimedJob>({ ...CLAIM, values: [kinds, workerName, leaseMs] });
  return rows[0] ?? null;
}
