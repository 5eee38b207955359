import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { Migration } from './types.ts';

/** The migrations of a folder in the order of their names. Throws MIGRATION_FAILED when one has no SQL. */
export async function readMigrations(directory: string): Promise<Migration[]> {
  const entries = await readdir(directory, { withFileTypes: true }).catch((cause: unknown) => {
    throw new SonoledgerError(
      'MIGRATION_FAILED',
      `Cannot read the migrations in ${directory}.`,
      {},
      { cause },
    );
  });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(names.sort().map((name) => readMigration(directory, name)));
}

async function readMigration(directory: string, name: string): Promise<Migration> {
  const path = join(directory, name, 'migration.sql');
  const sql = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new SonoledgerError(
      'MIGRATION_FAILED',
      `Migration ${name} has no readable migration.sql.`,
      {},
      { cause },
    );
  });
  return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
}
