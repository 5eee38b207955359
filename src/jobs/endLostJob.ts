import { contextOfJob } from '../context/contextOfJob.ts';
import type { App } from '../context/types.ts';
import { endJob } from './endJob.ts';
import { CANCELLED, type ClaimedJob, type JobFailure } from './types.ts';

/** Ends a job whose workers died, once it has no attempt left or was to be cancelled anyway. */
export async function endLostJob(app: App, job: ClaimedJob): Promise<void> {
  const failure = job.cancelRequested ? CANCELLED : lost(job);
  await endJob(await contextOfJob(app, job), job, failure);
  app.log.error('A lost job was ended.', { jobId: job.id, code: failure.code });
}

function lost({ attempt }: ClaimedJob): JobFailure {
  const times = attempt === 1 ? 'once' : `${attempt} times`;
  const message = `The worker that ran it was lost ${times}: it was killed, ran out of memory or lost the database.`;
  return { state: 'FAILED', code: 'LEASE_LOST', message };
}
