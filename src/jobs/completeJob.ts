import type { Pool } from 'pg';
import type { ClaimedJob, JobOutcome } from './types.ts';

const COMPLETE = {
  name: 'complete_job',
  text: `
    UPDATE job SET state = $3::job_state, progress = 1, progress_note = NULL, result = $4::jsonb, skip_reason = $5, device = $6,
      cpu_ms = $7, finished_at = now(), lease_token = NULL, lease_until = NULL
    WHERE id = $1 AND lease_token = $2`,
};

/** Ends a job as DONE or SKIPPED. False when the lease is no longer ours: nothing is written then. */
export async function completeJob(
  pool: Pool,
  { id, leaseToken }: ClaimedJob,
  outcome: JobOutcome,
  cpuMs: number | null,
): Promise<boolean> {
  const end =
    outcome.state === 'DONE'
      ? { result: JSON.stringify(outcome.result), skipReason: null, device: outcome.device ?? null }
      : { result: null, skipReason: outcome.reason, device: null };
  const values = [id, leaseToken, outcome.state, end.result, end.skipReason, end.device, cpuMs];
  const { rowCount } = await pool.query({ ...COMPLETE, values });
  return rowCount === 1;
}
