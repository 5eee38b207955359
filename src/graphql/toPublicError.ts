import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { mapDatabaseError } from '../database/mapDatabaseError.ts';
import { SonoledgerError } from '../errors/sonoledgerError.ts';

/** Codes with which the GraphQL layer itself refuses a request; all of them mean that the request is wrong. */
const REQUEST_CODES = new Set<unknown>([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
]);

export const UNEXPECTED_MESSAGE =
  'The server failed unexpectedly. Its log has the reason under the request id that is given here.';

/**
 * What a caller may see of an error: code, message and details of a SonoledgerError, the message of a request
 * that GraphQL refuses, and of anything else only that it happened.
 */
export function toPublicError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const { message, locations, path, extensions } = formatted;
  const place = { ...(locations && { locations }), ...(path && { path }) };
  const cause = mapDatabaseError(causeOf(error));
  if (cause instanceof SonoledgerError) {
    const details = Object.keys(cause.details).length > 0 ? { details: cause.details } : {};
    return { message: cause.message, ...place, extensions: { code: cause.code, ...details } };
  }
  if (isRequestError(error) || REQUEST_CODES.has(extensions?.code)) {
    return { message, ...place, extensions: { code: 'INVALID_INPUT' } };
  }
  return { message: UNEXPECTED_MESSAGE, ...place, extensions: { code: 'INTERNAL_SERVER_ERROR' } };
}

/** What was thrown: by a resolver, or before any ran, where Apollo's own unwrapping leaves it wrapped. */
const causeOf = (error: unknown): unknown =>
  error instanceof GraphQLError && error.originalError instanceof SonoledgerError
    ? error.originalError
    : unwrapResolverError(error);

/** An error of the document or its variables: it arose before any field ran, and in GraphQL itself. */
export function isRequestError(error: unknown): boolean {
  if (!(error instanceof GraphQLError) || error.path !== undefined) return false;
  return error.originalError === undefined || error.originalError instanceof GraphQLError;
}
