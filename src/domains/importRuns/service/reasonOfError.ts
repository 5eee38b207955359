import type { ErrorCode } from '../../../errors/codes.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { ImportOutcome, ImportReason } from '../../../generated/prisma/client.ts';
import type { ItemResult } from '../types.ts';

type Ending = readonly [outcome: ImportOutcome, reason: ImportReason];

/** What an error of one file says about it. Codes that are not here are about the machine and end the run. */
const ENDINGS: Partial<Record<ErrorCode, Ending>> = {
  INVALID_INPUT: ['FAILED', 'INVALID_ENTRY'],
  DUPLICATE: ['NEEDS_ATTENTION', 'SAME_CONTENT'],
  CONFLICT: ['NEEDS_ATTENTION', 'SAME_CONTENT'],
  PATH_NOT_ALLOWED: ['FAILED', 'PATH_NOT_ALLOWED'],
  PAYLOAD_TOO_LARGE: ['FAILED', 'FILE_TOO_LARGE'],
  HASH_MISMATCH: ['FAILED', 'FILE_CHANGED'],
  FILE_NOT_FOUND: ['FAILED', 'UNREADABLE_FILE'],
  UNSUPPORTED_FORMAT: ['FAILED', 'UNSUPPORTED_FORMAT'],
  CORRUPT_FILE: ['FAILED', 'CORRUPT_FILE'],
  UNSUPPORTED_DIMENSIONS: ['FAILED', 'UNSUPPORTED_GEOMETRY'],
  UNSUPPORTED_GEOMETRY: ['FAILED', 'UNSUPPORTED_GEOMETRY'],
  GRID_MISMATCH: ['FAILED', 'GRID_MISMATCH'],
  LANDMARK_PARTNER_MISSING: ['FAILED', 'CORRUPT_FILE'],
  EMPTY_MASK: ['NEEDS_ATTENTION', 'EMPTY_MASK'],
  NON_FINITE_VALUES: ['FAILED', 'CORRUPT_FILE'],
  CONSTANT_IMAGE: ['NEEDS_ATTENTION', 'NO_CONTENT'],
  IDENTIFYING_DATA: ['QUARANTINED', 'IDENTIFYING_DATA'],
};

/** The result of an item that an error ended; the error itself where it is not about the item. */
export function reasonOfError(error: unknown): ItemResult {
  const ending = error instanceof SonoledgerError ? ENDINGS[error.code] : undefined;
  if (ending === undefined) throw error;
  const [outcome, reason] = ending;
  const { message, details } = error as SonoledgerError;
  const { volumeId } = details;
  return {
    outcome,
    reason,
    message,
    ...(typeof volumeId === 'string' && reason === 'SAME_CONTENT' && { volumeId }),
  };
}
