import type { ApolloServerPlugin } from '@apollo/server';
import type { RequestContext } from '../context/types.ts';
import { ERROR_CODES, type ErrorCode } from '../errors/codes.ts';
import { logUnexpected, withRequestId } from './logUnexpected.ts';

/**
 * Logs what callers do not get to see, gives every error its request id, and the answer the HTTP status of its
 * first error where the request failed as a whole. A partial answer is 200: it holds data.
 */
export const reportErrors: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async () => ({
    didEncounterErrors: async ({ errors, contextValue }) => logUnexpected(contextValue, errors),
    willSendResponse: async ({ response, contextValue }) => {
      if (response.body.kind !== 'single') return;
      const { singleResult } = response.body;
      const [first] = singleResult.errors ?? [];
      if (first === undefined) return;
      singleResult.errors = singleResult.errors?.map((error) => withRequestId(error, contextValue.requestId));
      const failed = singleResult.data === undefined || singleResult.data === null;
      const { retryAfterSeconds } = (first.extensions?.details ?? {}) as { retryAfterSeconds?: number };
      if (retryAfterSeconds !== undefined)
        response.http.headers.set('retry-after', String(retryAfterSeconds));
      if (failed) response.http.status = ERROR_CODES[first.extensions?.code as ErrorCode]?.http ?? 500;
    },
  }),
};
