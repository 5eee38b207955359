import type { ServiceContext } from '../context/types.ts';
import { inTransaction } from '../database/inTransaction.ts';
import { failJob } from './failJob.ts';
import { failRecords } from './failRecords.ts';
import { isTransient } from './isTransient.ts';
import type { ClaimedJob, JobFailure } from './types.ts';

/**
 * Ends a job as FAILED or CANCELLED together with its records. False when the lease is no longer ours. When its
 * handler cannot end the records for a reason of its own, the job ends alone and the log says so: tried again
 * and again, it would never end.
 */
export async function endJob(
  context: ServiceContext,
  job: ClaimedJob,
  failure: JobFailure,
): Promise<boolean> {
  try {
    return await inTransaction(context, async (tx) => {
      const ours = await failJob(tx, job, failure);
      if (ours) await failRecords(tx, context, job, failure);
      return ours;
    });
  } catch (error) {
    if (isTransient(error)) throw error;
    context.app.log.error('The records of a failed job could not be ended.', { jobId: job.id, error });
    return inTransaction(context, (tx) => failJob(tx, job, failure));
  }
}
