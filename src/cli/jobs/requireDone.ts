import { ERROR_CODES, type ErrorCode } from '../../errors/codes.ts';
import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { JobState } from '../client/types.ts';

/** Throws for jobs that failed or were cancelled: a single one's own error, for several JOB_FAILED with a count. */
export function requireDone(jobs: readonly JobState[]): void {
  const bad = jobs.filter(({ state }) => state === 'FAILED' || state === 'CANCELLED');
  if (bad.length === 0) return;
  if (jobs.length === 1) throw errorOf(bad[0]);
  throw new SonoledgerError(
    'JOB_FAILED',
    `${bad.length} of ${jobs.length} jobs did not come to their end. "sonoledger jobs list --state FAILED CANCELLED" says why.`,
  );
}

function errorOf({ id, state, error }: JobState): SonoledgerError {
  if (state === 'CANCELLED') return new SonoledgerError('JOB_CANCELLED', `Job ${id} was cancelled.`);
  const code = error !== null && Object.hasOwn(ERROR_CODES, error.code) ? error.code : 'JOB_FAILED';
  return new SonoledgerError(code as ErrorCode, error?.message ?? `Job ${id} failed.`);
}
