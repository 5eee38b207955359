import type { RequestHandler, Response } from 'express';
import { GraphQLError, type GraphQLSchema, getOperationAST, parse, specifiedRules, validate } from 'graphql';
import type { RequestParams } from 'graphql-sse';
import { createHandler } from 'graphql-sse/lib/use/express';
import type { App, RequestContext } from '../context/types.ts';
import { SonoledgerError } from '../errors/sonoledgerError.ts';
import { logUnexpected, withRequestId } from '../graphql/logUnexpected.ts';
import { MAX_TOKENS, requestRules } from '../graphql/requestRules.ts';
import { toPublicError } from '../graphql/toPublicError.ts';
import { localsOf } from './requestLocals.ts';

export interface EventStream {
  readonly handle: RequestHandler;
  /** Ends the streams that are open. */
  close(): void;
}

/** Subscriptions over server-sent events, one connection each, under the rules of the other requests. */
export function createEventStream({ config }: App, schema: GraphQLSchema): EventStream {
  const rules = [...specifiedRules, ...requestRules(config)];
  const open = new Set<Response>();
  const handler = createHandler<RequestContext & Record<PropertyKey, unknown>>({
    // Without a stream token every operation has a connection of its own, and nothing is kept between requests.
    authenticate: () => undefined,
    onSubscribe: (request, params) => ({
      schema,
      document: parseSubscription(params),
      operationName: params.operationName,
      variableValues: params.variables as Record<string, unknown> | undefined,
      contextValue: { ...localsOf(request.context.res).context },
    }),
    validate: (target, document) => validate(target, document, rules),
    onNext: (context, _request, result) =>
      result.errors === undefined ? undefined : { ...result, errors: publicErrors(context, result.errors) },
  });
  return {
    handle: async (request, response) => {
      if (!request.get('accept')?.includes('text/event-stream')) {
        throw new SonoledgerError(
          'INVALID_INPUT',
          'Subscriptions are streamed: send Accept: text/event-stream.',
        );
      }
      request.headers.accept = 'text/event-stream';
      open.add(response.once('close', () => open.delete(response)));
      await handler(request, response);
    },
    close: () => {
      for (const response of open) response.end();
    },
  };
}

function parseSubscription({ query, operationName }: RequestParams) {
  const document = parseDocument(query);
  const operation = getOperationAST(document, operationName);
  if (operation?.operation === 'subscription') return document;
  throw new SonoledgerError('INVALID_INPUT', 'Only a subscription is streamed; send the rest to /graphql.');
}

function parseDocument(query: string) {
  try {
    return parse(query, { maxTokens: MAX_TOKENS });
  } catch (error) {
    if (error instanceof GraphQLError) throw new SonoledgerError('INVALID_INPUT', error.message);
    throw error;
  }
}

function publicErrors(context: RequestContext, errors: readonly GraphQLError[]): GraphQLError[] {
  logUnexpected(context, errors);
  return errors.map(
    (error) => withRequestId(toPublicError(error.toJSON(), error), context.requestId) as GraphQLError,
  );
}
