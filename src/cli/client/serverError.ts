import { ERROR_CODES, type ErrorCode } from '../../errors/codes.ts';
import { type ErrorDetails, SonoledgerError } from '../../errors/sonoledgerError.ts';

/** An error as the server writes it: of GraphQL, with code and details in extensions, or of the file endpoints. */
export interface WrittenError {
  readonly message: string;
  readonly code?: unknown;
  readonly details?: unknown;
  readonly requestId?: unknown;
  readonly extensions?: { readonly code?: unknown; readonly details?: unknown; readonly requestId?: unknown };
}

/** The server's error as one of ours. A code that this version does not know counts as an internal one. */
export function serverError(written: WrittenError): SonoledgerError {
  const { code, details, requestId } = written.extensions ?? written;
  const known = typeof code === 'string' && Object.hasOwn(ERROR_CODES, code);
  const internal = !known || code === 'INTERNAL_SERVER_ERROR';
  const message =
    internal && typeof requestId === 'string' ? `${written.message} (request ${requestId})` : written.message;
  return new SonoledgerError(
    known ? (code as ErrorCode) : 'INTERNAL_SERVER_ERROR',
    message,
    (details ?? {}) as ErrorDetails,
  );
}
