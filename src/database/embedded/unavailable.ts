import { readFileSync } from 'node:fs';
import { errorMessage } from '../../errors/errorMessage.ts';
import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { systemErrorCode } from '../../errors/systemErrorCode.ts';

const LOG_LINES = 8;

/**
 * The error of an embedded server that cannot be used, with the last lines of its log. STORAGE_FULL when the
 * disk is full, else DATABASE_UNAVAILABLE.
 */
export function unavailable(error: unknown, logPath: string): SonoledgerError {
  const log = lastLines(logPath);
  const reason = errorMessage(error);
  const full = systemErrorCode(error) === 'ENOSPC' || /No space left on device/.test(reason + log);
  const advice = full
    ? 'Free disk space or choose another data folder.'
    : 'Check that this account may write the data folder, or set DATABASE_URL to a PostgreSQL server.';
  const message = [reason, advice, ...(log === '' ? [] : [`Last lines of ${logPath}:`, log])].join('\n');
  return new SonoledgerError(full ? 'STORAGE_FULL' : 'DATABASE_UNAVAILABLE', message, {}, { cause: error });
}

function lastLines(path: string): string {
  try {
    return readFileSync(path, 'utf8').trimEnd().split('\n').slice(-LOG_LINES).join('\n');
  } catch {
    return '';
  }
}
