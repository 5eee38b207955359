import { mapDatabaseError } from '../database/mapDatabaseError.ts';
import { SonoledgerError } from '../errors/sonoledgerError.ts';
import type { JobFailure } from './types.ts';

/** What a job stores about an error. What is not coded is a fault of ours, whose text stays in the log. */
export function describeFailure(error: unknown): JobFailure {
  const cause = mapDatabaseError(error);
  if (cause instanceof SonoledgerError) {
    return { state: 'FAILED', code: cause.code, message: cause.message, details: cause.details };
  }
  const message = 'The work failed unexpectedly. The log of the worker says why.';
  return { state: 'FAILED', code: 'INTERNAL_SERVER_ERROR', message };
}
