import { errorMessage } from '../../errors/errorMessage.ts';
import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { Connection } from './connection.ts';

/** One HTTP request to the server; the path begins with a slash. SERVER_UNREACHABLE, saying what to do, when nothing answers. */
export async function send({ url, token }: Connection, path: string, init: RequestInit): Promise<Response> {
  const headers = new Headers(init.headers);
  if (token !== undefined) headers.set('Authorization', `Bearer ${token}`);
  try {
    return await fetch(`${url}${path}`, { ...init, headers });
  } catch (error) {
    throw unreachable(url, error);
  }
}

export function unreachable(url: string, error: unknown): SonoledgerError {
  const reason = errorMessage(error instanceof Error && error.cause ? error.cause : error);
  return new SonoledgerError(
    'SERVER_UNREACHABLE',
    `No server answers at ${url} (${reason}). Start one with "sonoledger serve", or name another with --url.`,
    {},
    { cause: error },
  );
}
