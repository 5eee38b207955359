import type { Connection } from './connection.ts';
import { send } from './send.ts';

/** Whether the server has a file with that SHA-256. */
export async function holdsFile(connection: Connection, hash: string): Promise<boolean> {
  return (await send(connection, `/files/${hash}`, { method: 'HEAD' })).ok;
}
