import type { ErrorCode } from './codes.ts';
import { SonoledgerError } from './sonoledgerError.ts';

const CONTENT_CODES: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'INVALID_INPUT',
  'UNSUPPORTED_FORMAT',
  'CORRUPT_FILE',
  'UNSUPPORTED_DIMENSIONS',
  'UNSUPPORTED_GEOMETRY',
  'GRID_MISMATCH',
  'EMPTY_MASK',
  'NON_FINITE_VALUES',
  'CONSTANT_IMAGE',
  'IDENTIFYING_DATA',
]);

/** Whether an error says that one file cannot be used, so that work on the others may go on. */
export function isContentError(error: unknown): error is SonoledgerError {
  return error instanceof SonoledgerError && CONTENT_CODES.has(error.code);
}
