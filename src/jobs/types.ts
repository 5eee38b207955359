import type { ServiceContext } from '../context/types.ts';
import type { ErrorCode } from '../errors/codes.ts';
import type { ErrorDetails } from '../errors/sonoledgerError.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import type { Right } from '../generated/resolverTypes.ts';

/** Typed inputs: a job names records and never carries data. */
export interface JobInputs {
  REGISTER_VOLUMES: { readonly registrationId: string };
  RENDER_QC_SHEET: { readonly registrationId: string };
  TRANSFER_LABEL: { readonly pseudoLabelId: string };
  SLICE_LABEL: { readonly slicingId: string };
  PREDICT: { readonly modelId: string; readonly freezeId: string };
  EVALUATE: { readonly metricRunId: string };
  IMPORT_DATA_SET: { readonly importRunId: string };
}

export type JobKind = keyof JobInputs;

/** What a handler ends with, unless it throws: an error with a code ends the job as FAILED. */
export type JobOutcome =
  | { readonly state: 'DONE'; readonly result: Readonly<Record<string, unknown>>; readonly device?: string }
  | { readonly state: 'SKIPPED'; readonly reason: string };

/** What a handler gets beside its input. */
export interface JobRun {
  readonly jobId: string;
  readonly attempt: number;
  /** Rights and request id of whoever asked for the job. */
  readonly context: ServiceContext;
  /** Aborted on cancellation, on a lost lease and on shutdown; work must stop soon after. */
  readonly signal: AbortSignal;
  /** Share done in 0..1 and what is being done; throttled, never awaited by the work. */
  progress(fraction: number, note?: string): void;
}

/**
 * How a kind of job is done. `run` must be idempotent: after a crash it runs again with the same input. `fail`
 * brings the records of the job to their end state once no attempt is left; it runs inside the transaction
 * that ends the job, so that job and records always agree, and must do nothing to a finished record.
 */
export interface JobHandler<Kind extends JobKind> {
  /** What its creator must still be allowed when it runs; default CURATE. */
  readonly needs?: Right;
  run(input: JobInputs[Kind], run: JobRun): Promise<JobOutcome>;
  fail(
    tx: Prisma.TransactionClient,
    context: ServiceContext,
    input: JobInputs[Kind],
    failure: JobFailure,
  ): Promise<void>;
}

export interface JobFailure {
  readonly state: 'FAILED' | 'CANCELLED';
  readonly code: ErrorCode;
  readonly message: string;
  readonly details?: ErrorDetails;
}

export const CANCELLED: JobFailure = {
  state: 'CANCELLED',
  code: 'JOB_CANCELLED',
  message: 'The job was cancelled.',
};

/** A process may know only some kinds; it leaves jobs of the others alone. */
export type JobHandlers = { readonly [Kind in JobKind]?: JobHandler<Kind> };

/** Who holds jobs, and for how long without a sign of life. */
export interface Lease {
  readonly workerName: string;
  readonly leaseMs: number;
}

/** A job that a worker holds. The token is a fence: only who knows it may still write to the job. */
export interface ClaimedJob {
  readonly id: string;
  readonly kind: JobKind;
  readonly input: unknown;
  readonly attempt: number;
  readonly maxAttempts: number;
  readonly leaseToken: string;
  readonly cancelRequested: boolean;
  readonly requestId: string | null;
  readonly createdById: string;
  readonly workerName: string | null;
}

export interface JobProgress {
  readonly fraction: number;
  readonly note: string | null;
}
