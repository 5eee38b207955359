interface FailedRecord {
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
}

/** Why a record failed; null while it has not. */
export function recordError({
  errorCode,
  errorMessage,
}: FailedRecord): { code: string; message: string } | null {
  return errorCode === null ? null : { code: errorCode, message: errorMessage ?? errorCode };
}
