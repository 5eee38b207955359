import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import { localsOf } from './requestLocals.ts';

const USABLE = /^[\w.:-]{8,64}$/;

/** Gives the request an id, the caller's own where usable, and sends it back. Ledger, jobs and log carry it. */
export const identifyRequest: RequestHandler = (request, response, next) => {
  const given = request.get('x-request-id') ?? '';
  const requestId = USABLE.test(given) ? given : randomUUID();
  localsOf(response).requestId = requestId;
  response.set('X-Request-Id', requestId);
  next();
};
