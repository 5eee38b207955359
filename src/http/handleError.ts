import type { ErrorRequestHandler, Request } from 'express';
import { undisguise } from '../access/hideUnseen.ts';
import type { Logger } from '../context/logger.ts';
import { mapDatabaseError } from '../database/mapDatabaseError.ts';
import { SonoledgerError } from '../errors/sonoledgerError.ts';
import { UNEXPECTED_MESSAGE } from '../graphql/toPublicError.ts';
import { localsOf } from './requestLocals.ts';

/** Turns an error into an answer of the form that the path's clients read: of GraphQL, or `{error}`. */
export const handleError =
  (log: Logger): ErrorRequestHandler =>
  (thrown, request, response, _next) => {
    const { requestId, disguise = new Map() } = localsOf(response);
    const error = publicError(undisguise(thrown, disguise));
    // A caller who went away is no fault of ours, and hears nothing.
    if (error.httpStatus >= 500 && !request.socket.destroyed) {
      log.error('A request failed.', {
        requestId,
        path: request.originalUrl.split('?')[0],
        error: error.cause ?? error,
      });
    }
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const { code, message, details } = error;
    if (code === 'UNAUTHENTICATED') response.set('WWW-Authenticate', challenges(request));
    if (details['retryAfterSeconds'] !== undefined) {
      response.set('Retry-After', String(details['retryAfterSeconds']));
    }
    response.status(error.httpStatus).set('Cache-Control', 'no-store').removeHeader('ETag');
    const extensions = { code, details, requestId };
    response.json(
      request.originalUrl.startsWith('/graphql')
        ? { errors: [{ message, extensions }] }
        : { error: { ...extensions, message } },
    );
  };

function publicError(thrown: unknown): SonoledgerError {
  const error = mapDatabaseError(thrown);
  if (error instanceof SonoledgerError) return error;
  const { status, type } = error as { status?: number; type?: string };
  if (type === 'entity.too.large') {
    return new SonoledgerError('PAYLOAD_TOO_LARGE', 'The request is too long. Files go to PUT /files.');
  }
  if (status !== undefined && status >= 400 && status < 500) {
    return new SonoledgerError('INVALID_INPUT', `The request cannot be read: ${(error as Error).message}`);
  }
  return new SonoledgerError('INTERNAL_SERVER_ERROR', UNEXPECTED_MESSAGE, {}, { cause: error });
}

// A page in a browser has the browser ask for the token; programs get a plain answer.
function challenges(request: Request): string {
  return request.accepts(['json', 'html']) === 'html' ? 'Basic realm="Sonoledger"' : 'Bearer';
}
