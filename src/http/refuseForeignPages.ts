import type { RequestHandler } from 'express';
import { isLoopback } from '../config/isLoopback.ts';
import { SonoledgerError } from '../errors/sonoledgerError.ts';

/**
 * Where requests need no token, being on this machine is all the right there is, and a web page in the user's
 * browser has it too. A page of another site is known by its Origin, or, after it has pointed its own name at
 * this machine (DNS rebinding), by a Host that is no loopback name. FORBIDDEN for both.
 */
export const refuseForeignPages: RequestHandler = (request, _response, next) => {
  const host = request.get('host') ?? '';
  const origin = request.get('origin');
  if (isLoopback(hostname(host)) && (origin === undefined || hostOf(origin) === host)) return next();
  const message = `Without tokens the server answers this machine only, under localhost, 127.0.0.1 or [::1] and from its own pages. Set SONOLEDGER_AUTH=required to use it from elsewhere.`;
  next(new SonoledgerError('FORBIDDEN', message));
};

const hostname = (host: string): string =>
  host
    .replace(/:\d+$/, '')
    .replace(/^\[(.*)\]$/, '$1')
    .toLowerCase();

const hostOf = (origin: string): string | undefined =>
  URL.canParse(origin) ? new URL(origin).host : undefined;
