import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../../src/config/loadConfig.ts';
import { startEmbeddedPostgres } from '../../src/database/embedded/startEmbeddedPostgres.ts';
import { openDatabase } from '../../src/database/openDatabase.ts';

type Work = (url: string) => Promise<number>;

/** Runs `work` on the database of the configuration. */
export async function withConfiguredDatabase(work: Work): Promise<number> {
  const database = await openDatabase(loadConfig());
  try {
    return await work(database.url);
  } finally {
    await database.stop();
  }
}

/** Runs `work` on DATABASE_URL or, without it, on an embedded server made for this run and removed after it. */
export async function withScratchDatabase(work: Work): Promise<number> {
  const { databaseUrl } = loadConfig();
  if (databaseUrl !== undefined) return work(databaseUrl);
  const dir = mkdtempSync(join(tmpdir(), 'sonoledger-migrate-'));
  // Root's server runs under another account, which must get in.
  chmodSync(dir, 0o711);
  try {
    return await onTemporaryServer(join(dir, 'postgres'), work);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

async function onTemporaryServer(dir: string, work: Work): Promise<number> {
  const server = await startEmbeddedPostgres({ dir, durable: false });
  try {
    return await work(server.url);
  } finally {
    await server.stop();
    rmSync(server.home, { recursive: true, force: true });
  }
}
