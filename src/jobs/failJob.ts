import type { Prisma } from '../generated/prisma/client.ts';
import type { ClaimedJob, JobFailure } from './types.ts';

/** Ends a job as FAILED or CANCELLED. False when the lease is no longer ours: nothing is written then. */
export async function failJob(
  tx: Prisma.TransactionClient,
  { id, leaseToken }: ClaimedJob,
  { state, code, message, details }: JobFailure,
): Promise<boolean> {
  const failed = state === 'FAILED';
  const written = await tx.$executeRaw`
    UPDATE job SET state = ${state}::job_state, error_code = ${failed ? code : null}, error_message = ${failed ? message : null},
      error_details = ${failed && details ? JSON.stringify(details) : null}::jsonb, progress_note = NULL,
      finished_at = now(), lease_token = NULL, lease_until = NULL
    WHERE id = ${id}::uuid AND lease_token = ${leaseToken}::uuid`;
  return written === 1;
}
