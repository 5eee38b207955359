import pg from 'pg';
import { errorMessage } from '../../errors/errorMessage.ts';
import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { mapDatabaseError } from '../mapDatabaseError.ts';
import { checkHistory } from './checkHistory.ts';
import { migrationsDirectory } from './migrationsDirectory.ts';
import { readAppliedMigrations, recordFailure, recordStart, recordSuccess } from './migrationTable.ts';
import { readMigrations } from './readMigrations.ts';
import type { Migration } from './types.ts';

/** The advisory lock that `prisma migrate` takes, so that neither runs beside the other. */
const MIGRATION_LOCK = 72_707_369;

export type ApplyMigrationsOptions = Readonly<{
  /** Folder of migrations; default: the ones that ship with the package. */
  directory?: string;
  log?: (message: string) => void;
  /** Accept edited or unknown applied migrations: development only. */
  allowDrift?: boolean;
}>;

/**
 * Applies the migrations that a database lacks and returns their names: what `prisma migrate deploy` does,
 * on the same table, without its engine. Each file runs as one transaction. Starters that come together
 * wait for each other. Throws MIGRATION_FAILED, or DATABASE_UNAVAILABLE when there is no connection.
 */
export async function applyMigrations(url: string, options: ApplyMigrationsOptions = {}): Promise<string[]> {
  const migrations = await readMigrations(options.directory ?? migrationsDirectory);
  const client = new pg.Client({ connectionString: url, application_name: 'sonoledger migrate' });
  client.on('error', () => {});
  try {
    await client.connect();
    // Held by the session: ending the connection frees it, also after a failure.
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    return await applyMissing(client, migrations, options);
  } catch (error) {
    throw mapDatabaseError(error);
  } finally {
    await client.end().catch(() => {});
  }
}

async function applyMissing(
  client: pg.Client,
  migrations: Migration[],
  { allowDrift = false, log = () => {} }: ApplyMigrationsOptions,
): Promise<string[]> {
  const applied = await readAppliedMigrations(client);
  checkHistory(applied, migrations, allowDrift);
  const done = new Set(applied.map((entry) => entry.name));
  const missing = migrations.filter((migration) => !done.has(migration.name));
  for (const migration of missing) {
    await applyOne(client, migration);
    log(`Applied migration ${migration.name}`);
  }
  return missing.map((migration) => migration.name);
}

async function applyOne(client: pg.Client, migration: Migration): Promise<void> {
  const id = await recordStart(client, migration);
  try {
    // Without parameters the whole file is one simple query, which is one implicit transaction.
    await client.query(migration.sql);
  } catch (cause) {
    await client.query('ROLLBACK').catch(() => {});
    await recordFailure(client, id, String(cause)).catch(() => {});
    const message = `Migration ${migration.name} failed and was rolled back: ${errorMessage(cause)}`;
    throw new SonoledgerError('MIGRATION_FAILED', message, {}, { cause });
  }
  await recordSuccess(client, id);
}
