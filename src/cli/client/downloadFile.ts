import type { Connection } from './connection.ts';
import { requestFile } from './requestFile.ts';

/** The bytes at a path of the server. */
export async function downloadFile(connection: Connection, path: string): Promise<Uint8Array> {
  const response = await requestFile(connection, path);
  return new Uint8Array(await response.arrayBuffer());
}
