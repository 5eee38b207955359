import { errorMessage } from '../errors/errorMessage.ts';
import { SonoledgerError } from '../errors/sonoledgerError.ts';
import { systemErrorCode } from '../errors/systemErrorCode.ts';

const FULL = new Set(['ENOSPC', 'EDQUOT']);

/** The coded error of a failed file operation in a storage folder. Errors of our own pass through. */
export function storageError(error: unknown, dir: string): SonoledgerError {
  if (error instanceof SonoledgerError) return error;
  if (FULL.has(systemErrorCode(error) ?? '')) {
    const message = `No space is left in ${dir}: nothing was stored. Free disk space and try again.`;
    return new SonoledgerError('STORAGE_FULL', message, {}, { cause: error });
  }
  const message = `The blob store in ${dir} cannot be used: ${errorMessage(error)}`;
  return new SonoledgerError('STORAGE_UNAVAILABLE', message, {}, { cause: error });
}
