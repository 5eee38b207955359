import type { Connection } from './connection.ts';
import { send } from './send.ts';
import { serverError } from './serverError.ts';

/** The bytes at a path of the server. */
export async function downloadFile(connection: Connection, path: string): Promise<Uint8Array> {
  const response = await send(connection, path, { method: 'GET' });
  if (response.ok) return new Uint8Array(await response.arrayBuffer());
  const { error } = await response.json().catch(() => ({}));
  throw serverError(error ?? { message: `${path} answers with status ${response.status}.` });
}
