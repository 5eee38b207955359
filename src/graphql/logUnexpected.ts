import { unwrapResolverError } from '@apollo/server/errors';
import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import type { RequestContext } from '../context/types.ts';
import { mapDatabaseError } from '../database/mapDatabaseError.ts';
import { SonoledgerError } from '../errors/sonoledgerError.ts';
import { isRequestError } from './toPublicError.ts';

/** Writes errors that callers do not get to see into the log, under their request id. */
export function logUnexpected({ app, requestId }: RequestContext, errors: readonly GraphQLError[]): void {
  for (const error of errors) {
    if (error.originalError instanceof SonoledgerError && error.originalError.httpStatus < 500) continue;
    const cause = mapDatabaseError(unwrapResolverError(error));
    if (cause instanceof SonoledgerError ? cause.httpStatus < 500 : isRequestError(error)) continue;
    app.log.error('A request failed unexpectedly.', { requestId, path: error.path, error: cause });
  }
}

export const withRequestId = (error: GraphQLFormattedError, requestId: string): GraphQLFormattedError => ({
  ...error,
  extensions: { ...error.extensions, requestId },
});
