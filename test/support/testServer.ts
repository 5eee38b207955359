import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../src/database/embedded/startEmbeddedPostgres.ts';
import type { EmbeddedPostgres } from '../../src/database/embedded/types.ts';
import { testRunDirectory } from './testRun.ts';

const postgresDirectory = (id?: string): string => join(testRunDirectory(id), 'postgres');

/** Starts or joins the server of a jest run: quick to create, not durable. */
export function joinTestServer(id?: string): Promise<EmbeddedPostgres> {
  return startEmbeddedPostgres({ dir: postgresDirectory(id), databaseName: 'postgres', durable: false });
}

/** Stops the server of a jest run, when it has one, and removes its cluster. */
export async function stopTestServer(id?: string): Promise<void> {
  if (!existsSync(postgresDirectory(id))) return;
  const server = await joinTestServer(id);
  await server.stop();
  rmSync(server.home, { recursive: true, force: true });
}
