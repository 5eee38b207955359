import type { Connection } from './connection.ts';
import { send } from './send.ts';
import { serverError } from './serverError.ts';

/** The answer of a path that gives a file, once its headers are there. Rejects with the server's coded error. */
export async function requestFile(connection: Connection, path: string): Promise<Response> {
  const response = await send(connection, path, { method: 'GET' });
  if (response.ok) return response;
  const { error } = await response.json().catch(() => ({}));
  throw serverError(error ?? { message: `${path} answers with status ${response.status}.` });
}
