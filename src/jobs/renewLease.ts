import type { Pool } from 'pg';
import type { ClaimedJob, JobProgress, Lease } from './types.ts';

const RENEW = {
  name: 'renew_lease',
  text: `
    UPDATE job SET lease_until = now() + $3 * interval '1 ms', progress = $4, progress_note = $5
    WHERE id = $1 AND lease_token = $2
    RETURNING cancel_requested AS "cancelRequested"`,
};

export type LeaseState = 'HELD' | 'CANCEL_REQUESTED' | 'LOST';

/** Keeps a job for another lease and stores its progress. LOST: another worker has it, so stop. */
export async function renewLease(
  pool: Pool,
  { id, leaseToken }: ClaimedJob,
  { leaseMs }: Lease,
  { fraction, note }: JobProgress,
): Promise<LeaseState> {
  const { rows } = await pool.query<{ cancelRequested: boolean }>({
    ...RENEW,
    values: [id, leaseToken, leaseMs, fraction, note],
  });
  if (rows.length === 0) return 'LOST';
  return rows[0].cancelRequested ? 'CANCEL_REQUESTED' : 'HELD';
}
