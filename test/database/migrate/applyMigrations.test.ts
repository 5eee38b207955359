import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { applyMigrations } from '../../../src/database/migrate/applyMigrations.ts';
import { migrationsDirectory } from '../../../src/database/migrate/migrationsDirectory.ts';
import { readMigrations } from '../../../src/database/migrate/readMigrations.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { createTestDatabase, type TestDatabase } from '../../support/testDatabase.ts';

jest.setTimeout(60_000);

let db: TestDatabase;
let folder: ReturnType<typeof temporaryFolder>;

beforeEach(async () => {
  db = await createTestDatabase({ migrated: false });
  folder = temporaryFolder();
  write('001_first', 'CREATE TABLE first (id int PRIMARY KEY);');
});
afterEach(async () => {
  folder.remove();
  await db.close();
});

function write(name: string, sql: string): void {
  mkdirSync(join(folder.path, name), { recursive: true });
  writeFileSync(join(folder.path, name, 'migration.sql'), sql);
}

const apply = (options = {}) => applyMigrations(db.url, { directory: folder.path, ...options });

async function tables(): Promise<string[]> {
  const { rows } = await db.pool.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' ORDER BY 1`,
  );
  return rows.map((row) => row.name);
}

describe('applyMigrations', () => {
  test('applies what is missing in the order of names, once', async () => {
    write('003_third', 'CREATE TABLE third (id int REFERENCES second);');
    write('002_second', 'CREATE TABLE second (id int PRIMARY KEY REFERENCES first);');
    const log = jest.fn();
    expect(await apply({ log })).toEqual(['001_first', '002_second', '003_third']);
    expect(log).toHaveBeenCalledTimes(3);
    expect(await apply()).toEqual([]);
    expect(await tables()).toEqual(['first', 'second', 'third']);
  });

  test('takes function bodies, strings and comments with semicolons as they are', async () => {
    write(
      '002_body',
      `-- a comment; with a semicolon
       CREATE FUNCTION f() RETURNS text LANGUAGE plpgsql AS $$ BEGIN RETURN 'a;b'; END $$;
       CREATE TABLE second AS SELECT f() AS text;`,
    );
    await apply();
    expect((await db.pool.query('SELECT text FROM second')).rows).toEqual([{ text: 'a;b' }]);
  });

  test('lets starters that come at the same time apply each migration once', async () => {
    const results = await Promise.all([apply(), apply(), apply()]);
    expect(results.flat()).toEqual(['001_first']);
  });

  test('undoes a failing migration, records it, and refuses to go on until it is resolved', async () => {
    write('002_broken', 'CREATE TABLE second (id int); SELECT 1 / 0; CREATE TABLE third (id int);');
    write('003_never', 'CREATE TABLE never (id int);');
    await expect(apply()).rejects.toMatchObject({
      code: 'MIGRATION_FAILED',
      message: 'Migration 002_broken failed and was rolled back: division by zero',
    });
    expect(await tables()).toEqual(['first']);
    const { rows } = await db.pool.query(
      'SELECT finished_at, logs FROM _prisma_migrations WHERE migration_name = $1',
      ['002_broken'],
    );
    expect(rows).toEqual([{ finished_at: null, logs: expect.stringContaining('division by zero') }]);
    await expect(apply()).rejects.toMatchObject({
      code: 'MIGRATION_FAILED',
      message: expect.stringMatching(/002_broken failed earlier/),
    });

    await db.pool.query('UPDATE _prisma_migrations SET rolled_back_at = now() WHERE finished_at IS NULL');
    write('002_broken', 'CREATE TABLE second (id int);');
    expect(await apply()).toEqual(['002_broken', '003_never']);
  });

  test('refuses a database whose migrations were edited, removed or are newer, and lists them all', async () => {
    write('002_second', 'CREATE TABLE second (id int);');
    await apply();
    write('001_first', 'CREATE TABLE first (id bigint PRIMARY KEY);');
    rmSync(join(folder.path, '002_second'), { recursive: true });
    write('003_third', 'CREATE TABLE third (id int);');
    const attempt = apply();
    await expect(attempt).rejects.toMatchObject({
      code: 'MIGRATION_FAILED',
      message: expect.stringMatching(/001_first was edited/),
    });
    await expect(attempt).rejects.toThrow(/002_second, which this version does not know/);
    expect(await tables()).toEqual(['first', 'second']);
    expect(await apply({ allowDrift: true })).toEqual(['003_third']);
  });

  test('refuses a migration without SQL and a folder that is absent', async () => {
    mkdirSync(join(folder.path, '002_empty'));
    await expect(apply()).rejects.toMatchObject({
      code: 'MIGRATION_FAILED',
      message: expect.stringMatching(/002_empty/),
    });
    await expect(apply({ directory: join(folder.path, 'absent') })).rejects.toMatchObject({
      code: 'MIGRATION_FAILED',
    });
    expect(await tables()).toEqual([]);
  });

  test('says that the database is unavailable when nothing answers', async () => {
    await expect(
      applyMigrations('postgresql://me@127.0.0.1:1/none', { directory: folder.path }),
    ).rejects.toMatchObject({
      code: 'DATABASE_UNAVAILABLE',
    });
  });

  test('finds the migrations that ship with the package', async () => {
    const migrations = await readMigrations(migrationsDirectory);
    expect(migrations.length).toBeGreaterThan(0);
    expect(await applyMigrations(db.url)).toEqual(migrations.map((migration) => migration.name));
    expect(await applyMigrations(db.url)).toEqual([]);
  });
});
