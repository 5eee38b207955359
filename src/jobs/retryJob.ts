import type { Pool } from 'pg';
import type { ClaimedJob } from './types.ts';

const RETRY = {
  name: 'retry_job',
  text: `
    UPDATE job SET state = 'QUEUED', run_at = now() + $3 * interval '1 ms', progress = 0, progress_note = $4,
      lease_token = NULL, lease_until = NULL
    WHERE id = $1 AND lease_token = $2`,
};

/** Puts a job back to run again after a while. False when the lease is no longer ours. */
export async function retryJob(
  pool: Pool,
  { id, leaseToken }: ClaimedJob,
  delayMs: number,
  note: string,
): Promise<boolean> {
  const { rowCount } = await pool.query({ ...RETRY, values: [id, leaseToken, delayMs, note] });
  return rowCount === 1;
}
