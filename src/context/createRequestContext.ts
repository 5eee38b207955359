import type { Actor, App, RequestContext } from './types.ts';

/** The context of one request, with loaders of its own. */
export const createRequestContext = (app: App, actor: Actor, requestId: string): RequestContext => ({
  app,
  actor,
  requestId,
  loaders: new Map(),
});
