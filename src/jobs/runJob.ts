import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { contextOfJob } from '../context/contextOfJob.ts';
import type { App } from '../context/types.ts';
import { completeJob } from './completeJob.ts';
import { describeFailure } from './describeFailure.ts';
import { endJob } from './endJob.ts';
import type { HeldLease } from './holdLease.ts';
import { isTransient } from './isTransient.ts';
import { releaseJob } from './releaseJob.ts';
import { requireJobAllowed } from './requireJobAllowed.ts';
import { retryJob } from './retryJob.ts';
import { CANCELLED, type ClaimedJob, type JobHandler, type JobKind, type JobOutcome } from './types.ts';

/** How one attempt at a job ended. LOST: the job belongs to another worker now, and nothing was written. */
export type JobEnd = 'DONE' | 'SKIPPED' | 'FAILED' | 'CANCELLED' | 'RETRIED' | 'RELEASED' | 'LOST';

export interface RunJobOptions {
  /** Whether this process does nothing else, so that its processor time is that of the job. */
  readonly alone?: boolean;
}

const FIRST_RETRY_MS = 2000;
const LONGEST_RETRY_MS = 300_000;
const WRITE_AGAIN_MS = 250;

/** Runs one attempt at a job that this process holds, and writes how it ended. Never throws. */
export async function runJob(
  app: App,
  job: ClaimedJob,
  held: HeldLease,
  { alone = false }: RunJobOptions = {},
): Promise<JobEnd> {
  const log = app.log.with({ jobId: job.id, kind: job.kind, attempt: job.attempt });
  const cpuBefore = process.cpuUsage();
  const attempt = await tryOnce(app, job, held);
  if (attempt.kind === 'THREW' && held.stopReason() === undefined) {
    log.error('A job failed.', { error: attempt.error });
  }
  const cpu = process.cpuUsage(cpuBefore);
  const heldUntilMs = await held.end();
  const write = endOf(app, job, attempt, held, alone ? (cpu.user + cpu.system) / 1000 : null);
  const end = await writeWhileHeld(write, heldUntilMs).catch((error: unknown) => {
    log.error('The end of a job could not be written; its lease will run out.', { error });
    return 'LOST' as const;
  });
  log.info('A job ended.', { end });
  return end;
}

type Attempt =
  | { readonly kind: 'RETURNED'; readonly outcome: JobOutcome }
  | { readonly kind: 'THREW'; readonly error: unknown };

async function tryOnce(app: App, job: ClaimedJob, held: HeldLease): Promise<Attempt> {
  try {
    if (job.cancelRequested) held.stop('CANCELLED');
    const handler = app.jobHandlers[job.kind] as JobHandler<JobKind>;
    const context = await contextOfJob(app, job);
    await requireJobAllowed(context, job.id, handler.needs ?? 'CURATE');
    held.signal.throwIfAborted();
    const { signal, progress } = held;
    const run = { jobId: job.id, attempt: job.attempt, context, signal, progress };
    return { kind: 'RETURNED', outcome: await handler.run(job.input as never, run) };
  } catch (error) {
    return { kind: 'THREW', error };
  }
}

/** The write that ends an attempt; it says how, or LOST when the lease was not ours any more. */
function endOf(
  app: App,
  job: ClaimedJob,
  attempt: Attempt,
  held: HeldLease,
  cpuMs: number | null,
): () => Promise<JobEnd> {
  if (attempt.kind === 'RETURNED') {
    const { outcome } = attempt;
    return async () => ifOurs(await completeJob(app.pool, job, outcome, cpuMs), outcome.state);
  }
  const { error } = attempt;
  const why = held.stopReason();
  if (why === 'LOST') return async () => 'LOST';
  if (why === 'SHUTDOWN') return async () => ifOurs(await releaseJob(app.pool, job), 'RELEASED');
  if (why !== 'CANCELLED' && isTransient(error) && job.attempt < job.maxAttempts) {
    const { code, message } = describeFailure(error);
    return async () =>
      ifOurs(await retryJob(app.pool, job, retryAfterMs(job), `${code}: ${message}`), 'RETRIED');
  }
  const failure = why === 'CANCELLED' ? CANCELLED : describeFailure(error);
  return async () => ifOurs(await endJob(await contextOfJob(app, job), job, failure), failure.state);
}

const ifOurs = <End extends JobEnd>(ours: boolean, end: End): End | 'LOST' => (ours ? end : 'LOST');

const retryAfterMs = ({ attempt }: ClaimedJob): number =>
  Math.min(FIRST_RETRY_MS * 4 ** (attempt - 1), LONGEST_RETRY_MS);

/** The database may be away for a moment; while the lease holds, what was worked out is not thrown away. */
async function writeWhileHeld(write: () => Promise<JobEnd>, heldUntilMs: number): Promise<JobEnd> {
  for (;;) {
    try {
      return await write();
    } catch (error) {
      if (!isTransient(error) || performance.now() > heldUntilMs) throw error;
      await delay(WRITE_AGAIN_MS);
    }
  }
}
