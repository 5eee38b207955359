import { hostname } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import type { App } from '../context/types.ts';
import { listen } from '../database/listen.ts';
import { errorMessage } from '../errors/errorMessage.ts';
import { claimJob } from './claimJob.ts';
import { createWakeUp } from './createWakeUp.ts';
import { endLostJob } from './endLostJob.ts';
import { type HeldLease, holdLease } from './holdLease.ts';
import { reapLeases } from './reapLeases.ts';
import { releaseJob } from './releaseJob.ts';
import { runJob } from './runJob.ts';
import type { ClaimedJob, JobKind, Lease } from './types.ts';

export interface RunWorkerOptions {
  readonly app: App;
  /** Stops the worker: it takes no more jobs, aborts those that run and gives them back. */
  readonly signal: AbortSignal;
  /** Kinds of job to take; default: all that the process can do. */
  readonly kinds?: readonly JobKind[];
  /** The most jobs at a time. */
  readonly concurrency: number;
  readonly workerName?: string;
  readonly leaseMs?: number;
  /** How often to look for jobs when no notification comes. */
  readonly pollMs?: number;
  /** Time that jobs have to stop before they are given back regardless. */
  readonly graceMs?: number;
}

/** What the database shows of a worker's connection; the server counts workers by it. */
export const WORKER_APPLICATION_PREFIX = 'sonoledger worker ';

/** Takes and runs jobs until stopped. Survives a database that goes away and comes back. */
export async function runWorker(options: RunWorkerOptions): Promise<void> {
  const { app, signal, pollMs = 2000, graceMs = 10_000 } = options;
  const kinds = options.kinds ?? (Object.keys(app.jobHandlers) as JobKind[]);
  const lease: Lease = {
    workerName: options.workerName ?? `${hostname()}:${process.pid}`,
    leaseMs: options.leaseMs ?? 30_000,
  };
  const running = new Map<string, { job: ClaimedJob; held: HeldLease; ended: Promise<unknown> }>();
  const wakeUp = createWakeUp();

  const start = (job: ClaimedJob): void => {
    const held = holdLease(app, job, lease);
    const ended = runJob(app, job, held, { alone: options.concurrency === 1 }).finally(() => {
      running.delete(job.id);
      wakeUp.ring();
    });
    running.set(job.id, { job, held, ended });
  };

  const takeJobs = async (): Promise<void> => {
    const { requeued, toEnd } = await reapLeases(app.pool, kinds, lease);
    for (const { id, attempt } of requeued)
      app.log.warn('A lost job is ready again.', { jobId: id, attempt });
    for (const job of toEnd) await endLostJob(app, job);
    while (running.size < options.concurrency && !signal.aborted) {
      const job = await claimJob(app.pool, kinds, lease);
      if (job === null) return;
      start(job);
    }
  };

  const stop = (): void => {
    for (const { held } of running.values()) held.stop('SHUTDOWN');
    wakeUp.ring();
  };
  signal.addEventListener('abort', stop, { once: true });
  const listener = listen({
    url: app.database.url,
    log: app.log,
    applicationName: WORKER_APPLICATION_PREFIX + lease.workerName,
    channels: {
      sonoledger_job_ready: () => wakeUp.ring(),
      sonoledger_job_cancel: (jobId) => running.get(jobId)?.held.poke(),
    },
    onConnect: () => wakeUp.ring(),
  });

  while (!signal.aborted) {
    await takeJobs().catch((error: unknown) => {
      app.log.warn('No job could be taken.', { reason: errorMessage(error) });
    });
    await wakeUp.wait(signal.aborted ? 0 : pollMs);
  }
  // A job may have been taken while the signal came.
  stop();
  const left = await Promise.race([
    Promise.all([...running.values()].map(({ ended }) => ended)).then(() => []),
    delay(graceMs, undefined, { ref: false }).then(() => [...running.values()]),
  ]);
  for (const { job, held } of left) {
    await held.end();
    await releaseJob(app.pool, job).catch(() => {});
  }
  await listener.close();
}
