import type { Pool } from 'pg';
import type { ClaimedJob } from './types.ts';

const RELEASE = {
  name: 'release_job',
  text: `
    UPDATE job SET state = 'QUEUED', attempt = attempt - 1, progress = 0, progress_note = NULL,
      lease_token = NULL, lease_until = NULL
    WHERE id = $1 AND lease_token = $2`,
};

/**
 * Gives a job back unfinished because this worker stops: it is ready at once, in its old place, and the attempt
 * does not count. False when the lease is no longer ours.
 */
export async function releaseJob(pool: Pool, { id, leaseToken }: ClaimedJob): Promise<boolean> {
  const { rowCount } = await pool.query({ ...RELEASE, values: [id, leaseToken] });
  return rowCount === 1;
}
