import type { Pool } from 'pg';
import { CLAIMED_COLUMNS } from './claimJob.ts';
import type { ClaimedJob, JobKind, Lease } from './types.ts';

const REAP = {
  name: 'reap_leases',
  text: `
    UPDATE job SET
      state = CASE WHEN ends THEN 'RUNNING' ELSE 'QUEUED' END::job_state,
      lease_token = CASE WHEN ends THEN gen_random_uuid() END,
      lease_until = CASE WHEN ends THEN now() + $3 * interval '1 ms' END,
      worker_name = CASE WHEN ends THEN $2 ELSE worker_name END,
      progress = 0, progress_note = 'The worker ' || coalesce(worker_name, '?') || ' was lost.'
    FROM (
      SELECT id AS expired_id, cancel_requested OR attempt >= max_attempts AS ends FROM job
      WHERE state = 'RUNNING' AND lease_until < now() AND kind = ANY ($1)
      FOR UPDATE SKIP LOCKED) AS expired
    WHERE id = expired_id
    RETURNING state, ${CLAIMED_COLUMNS}`,
};

export interface ReapedJobs {
  /** Ready to run again. */
  readonly requeued: readonly ClaimedJob[];
  /** Without an attempt left, or to be cancelled: the caller holds their lease now and must end them. */
  readonly toEnd: readonly ClaimedJob[];
}

/** Finds jobs whose worker has died, which is seen by a lease that ran out. */
export async function reapLeases(
  pool: Pool,
  kinds: readonly JobKind[],
  { workerName, leaseMs }: Lease,
): Promise<ReapedJobs> {
  type Row = ClaimedJob & { readonly state: 'RUNNING' | 'QUEUED' };
  const { rows } = await pool.query<Row>({ ...REAP, values: [kinds, workerName, leaseMs] });
  return {
    requeued: rows.filter(({ state }) => state === 'QUEUED'),
    toEnd: rows.filter(({ state }) => state === 'RUNNING'),
  };
}
