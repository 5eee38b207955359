import type { Request, RequestHandler } from 'express';
import { hideUnseen } from '../access/hideUnseen.ts';
import { requireRight } from '../auth/requireRight.ts';
import type { Right } from '../generated/resolverTypes.ts';
import { localsOf } from './requestLocals.ts';

/** Parts of a query string that name records or files; numbers elsewhere are numbers. */
const NAMES_RECORD = /(^id|Id|[hH]ash)$/;

/**
 * The first step of every route, and its only rule: the right that it needs, in the words of the schema. What a GET
 * names in its address and the caller may not see is exchanged for what does not exist.
 */
export const needs = (right: Right): RequestHandler & { readonly right: Right } =>
  Object.assign<RequestHandler, { right: Right }>(
    async (request, response, next) => {
      const { context } = localsOf(response);
      try {
        requireRight(context.actor, right);
      } catch (error) {
        // A refused upload must not be read to its end by a client that waits for the answer.
        response.set('Connection', 'close');
        throw error;
      }
      if (request.method === 'GET' || request.method === 'HEAD') {
        const query = Object.entries(request.query).filter(([name]) => NAMES_RECORD.test(name));
        const named = [...Object.values(request.params), ...query.map(([, value]) => value)];
        const disguise = await hideUnseen(
          context,
          named.filter((value) => typeof value === 'string'),
        );
        localsOf(response).disguise = disguise;
        if (disguise.size > 0) put(request, disguise);
      }
      next();
    },
    { right },
  );

function put(request: Request, disguise: ReadonlyMap<string, string>): void {
  const hidden = (values: object): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, disguise.get(value as string) ?? value]),
    );
  Object.assign(request.params, hidden(request.params));
  // Express parses the query string each time that it is asked.
  Object.defineProperty(request, 'query', { value: hidden(request.query), configurable: true });
}
