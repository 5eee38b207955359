import type { ApolloServer } from '@apollo/server';
import { expressMiddleware } from '@as-integrations/express5';
import express, { type Express, type RequestHandler } from 'express';
import { chargeUser, REQUEST_COST } from '../auth/chargeUser.ts';
import { createAuthenticator } from '../auth/createAuthenticator.ts';
import { createRequestContext } from '../context/createRequestContext.ts';
import type { App, RequestContext } from '../context/types.ts';
import { SonoledgerError } from '../errors/sonoledgerError.ts';
import type { EventStream } from './createEventStream.ts';
import { createExportRouter } from './exports.ts';
import { graphiql } from './graphiql.ts';
import { handleError } from './handleError.ts';
import { health, live } from './health.ts';
import { identifyRequest } from './identifyRequest.ts';
import { needs } from './needs.ts';
import { createPictureRouter } from './pictures.ts';
import { receiveFile } from './receiveFile.ts';
import { refuseForeignPages } from './refuseForeignPages.ts';
import { localsOf } from './requestLocals.ts';
import { securityHeaders } from './securityHeaders.ts';
import { sendFile } from './sendFile.ts';
import { startPage } from './startPage.ts';

export type HttpParts = Readonly<{
  app: App;
  /** Started. */
  graphql: ApolloServer<RequestContext>;
  events: EventStream;
}>;

const LONGEST_DOCUMENT = '1mb';

/** Everything that the server answers, in the order in which a request passes it. */
export function createHttpApp({ app, graphql, events }: HttpParts): Express {
  const http = express().disable('x-powered-by').set('query parser', 'simple');
  http.use(identifyRequest, securityHeaders);
  if (!app.config.authRequired) http.use(refuseForeignPages);
  http.get('/health/live', live);
  http.use(authenticate(app));
  http.get('/', needs('READ'), startPage);
  http.get('/health', needs('READ'), health(app));
  http.get('/graphiql', needs('READ'), graphiql);
  http.put('/files', needs('CURATE'), receiveFile);
  http.get('/files/:hash', needs('READ'), sendFile);
  http.use(createPictureRouter());
  http.use(createExportRouter());
  http.use('/graphql', express.json({ limit: LONGEST_DOCUMENT }));
  http.use('/graphql/stream', events.handle);
  http.all('/graphql', streamOr(events, graphql));
  http.use((request) => {
    throw new SonoledgerError('UNKNOWN_ID', `There is nothing at ${request.method} ${request.path}.`);
  });
  http.use(handleError(app.log));
  return http;
}

function authenticate(app: App): RequestHandler {
  const findActor = createAuthenticator(app);
  return async (request, response, next) => {
    const actor = await findActor(request.get('authorization'), request.socket.remoteAddress ?? '');
    const locals = localsOf(response);
    locals.context = createRequestContext(app, actor, locals.requestId);
    chargeUser(locals.context, REQUEST_COST);
    next();
  };
}

// GraphiQL and other clients send subscriptions to the endpoint of queries, and ask for a stream there.
function streamOr(events: EventStream, graphql: ApolloServer<RequestContext>): RequestHandler {
  const answer = expressMiddleware(graphql, { context: async ({ res }) => localsOf(res).context });
  return (request, response, next) =>
    request.get('accept') === 'text/event-stream'
      ? events.handle(request, response, next)
      : answer(request, response, next);
}
