import { performance } from 'node:perf_hooks';
import type { App } from '../context/types.ts';
import { errorMessage } from '../errors/errorMessage.ts';
import { SonoledgerError } from '../errors/sonoledgerError.ts';
import { renewLease } from './renewLease.ts';
import type { ClaimedJob, JobProgress, Lease } from './types.ts';

/** Why work has to stop before it is done. */
export type StopReason = 'CANCELLED' | 'LOST' | 'SHUTDOWN';

export interface HeldLease {
  /** Aborted when the work has to stop. */
  readonly signal: AbortSignal;
  stopReason(): StopReason | undefined;
  /** Keeps the newest progress; it is stored soon, together with others. */
  progress(fraction: number, note?: string): void;
  /** Looks at once whether the job was cancelled. */
  poke(): void;
  stop(reason: StopReason): void;
  /** Stops renewing. Resolves with the time, on performance.now(), at which the lease runs out. */
  end(): Promise<number>;
}

const PROGRESS_EVERY_MS = 500;
const RENEWALS_PER_LEASE = 3;

const MESSAGES = {
  CANCELLED: ['JOB_CANCELLED', 'The job was cancelled.'],
  LOST: ['LEASE_LOST', 'Another worker may have this job now.'],
  SHUTDOWN: ['JOB_CANCELLED', 'The worker stops.'],
} as const;

/** Renews the lease of a job until it ends, and finds out when its work has to stop. */
export function holdLease(app: App, job: ClaimedJob, lease: Lease): HeldLease {
  const controller = new AbortController();
  let latest: JobProgress = { fraction: 0, note: null };
  let reason: StopReason | undefined;
  let heldUntilMs = performance.now() + lease.leaseMs;
  let renewing: Promise<void> | undefined;
  let storing: NodeJS.Timeout | undefined;
  let ended = false;

  const stop = (why: StopReason): void => {
    if (reason !== undefined) return;
    reason = why;
    const [code, message] = MESSAGES[why];
    controller.abort(new SonoledgerError(code, message));
  };

  const renewOnce = async (): Promise<void> => {
    const sentMs = performance.now();
    try {
      const state = await renewLease(app.pool, job, lease, latest);
      if (state === 'LOST') return stop('LOST');
      heldUntilMs = sentMs + lease.leaseMs;
      if (state === 'CANCEL_REQUESTED') stop('CANCELLED');
    } catch (error) {
      app.log.warn('A lease could not be renewed.', { jobId: job.id, reason: errorMessage(error) });
      if (performance.now() > heldUntilMs) stop('LOST');
    }
  };

  const renew = (): void => {
    if (ended || renewing !== undefined) return;
    renewing = renewOnce().finally(() => {
      renewing = undefined;
    });
  };

  const heartbeat = setInterval(renew, lease.leaseMs / RENEWALS_PER_LEASE);
  return {
    signal: controller.signal,
    stopReason: () => reason,
    progress(fraction, note) {
      latest = { fraction: Math.min(Math.max(fraction, 0), 1) || 0, note: note ?? null };
      storing ??= setTimeout(() => {
        storing = undefined;
        renew();
      }, PROGRESS_EVERY_MS);
    },
    poke: renew,
    stop,
    async end() {
      ended = true;
      clearInterval(heartbeat);
      clearTimeout(storing);
      await renewing;
      return heldUntilMs;
    },
  };
}
