import { requireRight } from '../../../auth/requireRight.ts';
import type { ServiceContext } from '../../../context/types.ts';
import { inTransaction } from '../../../database/inTransaction.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { JobRecord } from '../../../graphql/records.ts';
import { requireFound } from '../../../graphql/requireFound.ts';
import { requireUuid } from '../../../graphql/requireUuid.ts';
import { failRecords } from '../../../jobs/failRecords.ts';
import { CANCELLED } from '../../../jobs/types.ts';
import { recordChange } from '../../../ledger/recordChange.ts';
import { findJob, notifyCancelled, setCancelled } from '../queries.ts';

/**
 * Cancels a waiting job with its records, or asks the worker of a running one to stop; cancelling twice changes
 * nothing. Of other people it needs CURATE. CONFLICT when the job has ended in another way.
 */
export function cancelJob(context: ServiceContext, id: string): Promise<JobRecord> {
  requireUuid(id, 'job');
  return inTransaction(context, async (tx) => {
    const found = requireFound(await findJob(tx, id), 'job', id);
    if (found.createdById !== context.actor.userId) requireRight(context.actor, 'CURATE');
    const changed = await setCancelled(tx, id);
    const job = requireFound(await findJob(tx, id), 'job', id);
    if (!changed) return requireCancelled(job);
    if (job.state === 'CANCELLED') await failRecords(tx, context, job, CANCELLED);
    else await notifyCancelled(tx, id);
    await recordChange(tx, context, {
      action: job.state === 'CANCELLED' ? 'JOB_CANCELLED' : 'JOB_CANCEL_REQUESTED',
      entity: 'Job',
      entityId: id,
      after: { kind: job.kind, state: job.state },
    });
    return job;
  });
}

function requireCancelled(job: JobRecord): JobRecord {
  if (job.state === 'CANCELLED') return job;
  throw new SonoledgerError(
    'CONFLICT',
    `Job ${job.id} has ended as ${job.state}: there is nothing to cancel.`,
  );
}
