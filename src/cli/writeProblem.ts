import { errorMessage } from '../errors/errorMessage.ts';
import { SonoledgerError } from '../errors/sonoledgerError.ts';
import { systemErrorCode } from '../errors/systemErrorCode.ts';

/** The coded error of a file or folder that cannot be written. Errors that are none of the disk pass through. */
export function writeProblem(path: string, error: unknown): unknown {
  const code = systemErrorCode(error);
  if (code === undefined || error instanceof SonoledgerError) return error;
  const full = code === 'ENOSPC' || code === 'EDQUOT';
  return new SonoledgerError(
    full ? 'STORAGE_FULL' : 'STORAGE_UNAVAILABLE',
    `${path} cannot be written: ${errorMessage(error)}. Choose another place with --out.`,
    {},
    { cause: error },
  );
}
