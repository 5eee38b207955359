import type { RequestHandler } from 'express';
import { requireRight } from '../auth/requireRight.ts';
import type { Right } from '../generated/resolverTypes.ts';
import { localsOf } from './requestLocals.ts';

/** The step of a route that says what it needs, in the words of the schema. Every route has one. */
export const needs = (right: Right): RequestHandler & { readonly right: Right } =>
  Object.assign<RequestHandler, { right: Right }>(
    (_request, response, next) => {
      try {
        requireRight(localsOf(response).context.actor, right);
      } catch (error) {
        // A refused upload must not be read to its end by a client that waits for the answer.
        response.set('Connection', 'close');
        throw error;
      }
      next();
    },
    { right },
  );
