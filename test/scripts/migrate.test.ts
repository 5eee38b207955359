import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { runTypeScript } from '../support/runTypeScript.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { createTestDatabase, type TestDatabase } from '../support/testDatabase.ts';

jest.setTimeout(120_000);

const HEAD = `generator client {
  provider = "prisma-client"
  output   = "../generated"
}
datasource db {
  provider = "postgresql"
}
`;
const PATIENT = 'model Patient {\n  id Int @id\n  pseudonym String @unique\n}\n';
const RULE = `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no; never'; END $$;
CREATE TRIGGER refuse_update BEFORE UPDATE ON "Patient" FOR EACH ROW EXECUTE FUNCTION refuse();`;

let db: TestDatabase;
let folder: ReturnType<typeof temporaryFolder>;

beforeEach(async () => {
  db = await createTestDatabase({ migrated: false });
  folder = temporaryFolder();
  mkdirSync(join(folder.path, 'prisma'));
  writeSchema(PATIENT);
});
afterEach(async () => {
  folder.remove();
  await db.close();
});

function writeSchema(models: string): void {
  writeFileSync(join(folder.path, 'prisma', 'schema.prisma'), HEAD + models);
}

function migrationFolders(): string[] {
  const entries = readdirSync(join(folder.path, 'migrations'), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

const migrate = (...args: string[]) =>
  runTypeScript(['scripts/migrate.ts', ...args, '--root', folder.path], { DATABASE_URL: db.url });

describe('scripts/migrate.ts', () => {
  test('writes a migration from the schema, sees agreement, then sees and writes a change', async () => {
    expect(await migrate('diff')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('CREATE TABLE "Patient"'),
    });
    expect(await migrate('dev', 'first')).toMatchObject({ code: 0 });
    expect(await migrate('diff')).toMatchObject({ code: 0, stdout: expect.stringContaining('agree') });
    expect(await migrate('dev', 'nothing')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('already agree'),
    });

    writeSchema(PATIENT.replace('pseudonym', 'birthYear Int?\n  pseudonym'));
    const changed = await migrate('diff');
    expect(changed).toMatchObject({ code: 1, stderr: expect.stringContaining('ADD COLUMN     "birthYear"') });
    expect(await migrate('dev', 'birth year')).toMatchObject({ code: 0 });
    const names = migrationFolders();
    expect(names).toHaveLength(2);
    expect(readFileSync(join(folder.path, 'migrations', names[1], 'migration.sql'), 'utf8')).toContain(
      'birthYear',
    );
  });

  test('knows what the plain runner applied, and the runner what the engine applied', async () => {
    await migrate('dev', 'first');
    mkdirSync(join(folder.path, 'migrations', '99990101000000_rule'));
    writeFileSync(join(folder.path, 'migrations', '99990101000000_rule', 'migration.sql'), RULE);
    expect(await migrate('status')).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('databaseIsBehind'),
    });
    expect(await migrate('deploy')).toMatchObject({
      code: 0,
      stdout: 'Applied migration 99990101000000_rule\n',
    });
    expect(await migrate('deploy')).toMatchObject({ code: 0, stdout: 'The database is up to date.\n' });
    expect(await migrate('status')).toMatchObject({ code: 0, stdout: 'The database is up to date.\n' });
    expect(await migrate('diff')).toMatchObject({ code: 0 });
  });

  test('resolves a migration that failed', async () => {
    await migrate('dev', 'first');
    const broken = join(folder.path, 'migrations', '99990101000000_broken');
    mkdirSync(broken);
    writeFileSync(join(broken, 'migration.sql'), 'SELECT 1 / 0;');
    expect(await migrate('deploy')).toMatchObject({
      code: 8,
      stderr: expect.stringContaining('division by zero'),
    });
    expect(await migrate('status')).toMatchObject({ code: 1, stdout: expect.stringContaining('failed') });
    expect(await migrate('resolve', '--rolled-back', '99990101000000_broken')).toMatchObject({ code: 0 });
    writeFileSync(join(broken, 'migration.sql'), 'SELECT 1;');
    expect(await migrate('deploy')).toMatchObject({ code: 0 });
  });

  test('explains itself when the command is not known', async () => {
    for (const args of [
      [],
      ['dev'],
      ['drop'],
      ['resolve'],
      ['resolve', '--applied', 'a', '--rolled-back', 'a'],
    ]) {
      expect(await migrate(...args)).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('resolve --applied'),
      });
    }
  });

  test('compares without any database at hand', async () => {
    const { code, stderr } = await runTypeScript(['scripts/migrate.ts', 'diff', '--root', folder.path]);
    expect(stderr).toContain('CREATE TABLE "Patient"');
    expect(code).toBe(1);
  });
});
