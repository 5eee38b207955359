import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { grantApplicationRole } from '../../src/database/grantApplicationRole.ts';
import { createTestApp, type TestApp } from '../support/testApp.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp();
});
afterAll(() => test.close());

const guarded = async (suffix: string): Promise<string[]> => {
  const { rows } = await test.app.pool.query(
    'SELECT DISTINCT tgrelid::regclass::text AS name FROM pg_trigger WHERE tgname LIKE $1 ORDER BY 1',
    [`%${suffix}`],
  );
  return rows.map(({ name }) => name);
};
const refused = (sql: string) => expect(test.app.pool.query(sql)).rejects.toMatchObject({ code: '42501' });

describe("the application's role", () => {
  it('is refused every change of append-only tables by the database, before any trigger', async () => {
    const tables = await guarded('_append_only');
    expect(tables).toEqual(
      expect.arrayContaining(['ledger_event', 'exclusion', 'review', 'cohort_freeze', 'volume']),
    );
    for (const table of tables) {
      const { rows } = await test.app.pool.query(
        'SELECT attname FROM pg_attribute WHERE attrelid = $1::regclass AND attnum = 1',
        [table],
      );
      await refused(`UPDATE ${table} SET ${rows[0].attname} = ${rows[0].attname}`);
      await refused(`DELETE FROM ${table}`);
      await refused(`TRUNCATE ${table} CASCADE`);
    }
  });

  it('may not write what triggers keep', async () => {
    const tables = await guarded('_derived');
    expect(tables).toEqual(expect.arrayContaining(['active_exclusion', 'ledger_head', 'metric_rollup']));
    for (const table of tables) await refused(`DELETE FROM ${table}`);
    await refused("UPDATE ledger_head SET seq = 0, hash = repeat('0', 64)");
  });

  it.each([
    'ALTER TABLE ledger_event DISABLE TRIGGER ALL',
    'DROP TRIGGER ledger_event_append_only ON ledger_event',
    'SET session_replication_role = replica',
    'CREATE TABLE elsewhere (id int)',
    "UPDATE _prisma_migrations SET checksum = ''",
  ])('may not %s', (sql) => refused(sql));

  it('is granted again when a table is new, or becomes append-only', async () => {
    const { rows } = await test.app.pool.query('SELECT current_database() AS name');
    await test.asOwner('CREATE TABLE newcomer (id int)');
    await refused('SELECT * FROM newcomer');
    const url = new URL(test.app.database.url);
    expect(url.pathname).toBe(`/${rows[0].name}`);
    expect(await grantApplicationRole(url.href)).toBe(true);
    await test.app.pool.query('SELECT * FROM newcomer');
    await test.app.pool.query('UPDATE newcomer SET id = 1');
    await test.asOwner("SELECT make_append_only('newcomer')");
    expect(await grantApplicationRole(url.href)).toBe(true);
    await refused('UPDATE newcomer SET id = 1');
  });
});
