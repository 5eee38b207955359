import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { createPool } from '../../src/database/createPool.ts';
import { createPrisma } from '../../src/database/createPrisma.ts';
import { mapDatabaseError } from '../../src/database/mapDatabaseError.ts';
import { withTransaction } from '../../src/database/withTransaction.ts';
import { SonoledgerError } from '../../src/errors/sonoledgerError.ts';
import { createTestDatabase, type TestDatabase } from '../support/testDatabase.ts';

jest.setTimeout(60_000);

let db: TestDatabase;

beforeAll(async () => {
  db = await createTestDatabase();
  await db.pool.query(`
    CREATE TABLE parent (id int PRIMARY KEY CONSTRAINT parent_small CHECK (id < 100));
    CREATE TABLE child (parent_id int REFERENCES parent);
    INSERT INTO parent VALUES (1); INSERT INTO child VALUES (1);
    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'the ledger is append-only' USING ERRCODE = 'SL001'; END $$;
    CREATE TRIGGER refuse BEFORE UPDATE ON parent FOR EACH STATEMENT EXECUTE FUNCTION refuse();`);
});
afterAll(() => db.close());

async function errorOf(action: () => Promise<unknown>): Promise<unknown> {
  try {
    await action();
  } catch (error) {
    return mapDatabaseError(error);
  }
  throw new Error('nothing was thrown');
}

const STATEMENTS: [string, string, string, RegExp][] = [
  ['a key that exists', 'INSERT INTO parent VALUES (1)', 'DUPLICATE', /Key \(id\)=\(1\) already exists/],
  ['a reference to nothing', 'INSERT INTO child VALUES (2)', 'UNKNOWN_ID', /not present/],
  ['a record that others use', 'DELETE FROM parent', 'CONFLICT', /is still referenced/],
  ['a broken rule', 'INSERT INTO parent VALUES (100)', 'INVALID_INPUT', /parent_small/],
  [
    'a number that its column cannot hold',
    'INSERT INTO parent VALUES (2147483648)',
    'INVALID_INPUT',
    /out of range/,
  ],
  ['a rule of our own', 'UPDATE parent SET id = 2', 'CONFLICT', /^the ledger is append-only$/],
  [
    'a full disk',
    "DO $$ BEGIN RAISE EXCEPTION 'no space' USING ERRCODE = '53100'; END $$",
    'STORAGE_FULL',
    /no space/,
  ],
];

describe('mapDatabaseError', () => {
  test.each(STATEMENTS)('names %s, from pg', async (_, sql, code, message) => {
    expect(await errorOf(() => db.pool.query(sql))).toMatchObject({
      code,
      message: expect.stringMatching(message),
    });
  });

  test.each(STATEMENTS)('names %s, from Prisma', async (_, sql, code) => {
    expect(await errorOf(() => db.prisma.$executeRawUnsafe(sql))).toMatchObject({ code });
  });

  test('names a duplicate that Prisma reports for a model', async () => {
    const create = () => db.prisma.user.create({ data: { name: 'twice', role: 'VIEWER' } });
    await create();
    expect(await errorOf(create)).toMatchObject({
      code: 'DUPLICATE',
      message: expect.stringContaining('name'),
    });
  });

  test('names a statement that takes too long', async () => {
    const pool = createPool(db.url, { statementTimeoutMs: 50 });
    expect(await errorOf(() => pool.query('SELECT pg_sleep(10)'))).toMatchObject({
      code: 'DATABASE_UNAVAILABLE',
      message: expect.stringContaining('longer than its limit'),
    });
    await pool.end();
  });

  test.each([
    ['nothing listens', (url: URL) => ({ port: '1', host: url.hostname })],
    ['the name is unknown', () => ({ host: 'no-such-host.invalid' })],
    ['the password is wrong', () => ({ password: 'guess' })],
    ['the database is absent', () => ({ pathname: '/absent' })],
  ])('says DATABASE_UNAVAILABLE when %s, from pg and from Prisma', async (_, change) => {
    const url = new URL(db.url);
    Object.assign(url, change(url));
    const pool = createPool(url.href);
    expect(await errorOf(() => pool.query('SELECT 1'))).toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
    expect(await errorOf(() => createPrisma(pool).user.count())).toMatchObject({
      code: 'DATABASE_UNAVAILABLE',
    });
    await pool.end();
  });

  test('says DATABASE_UNAVAILABLE when the server ends the connection under a query', async () => {
    const running = errorOf(() => db.pool.query(`SELECT 'victim', pg_sleep(10)`));
    const killed = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                    WHERE datname = current_database() AND query LIKE 'SELECT ''victim''%'`;
    while ((await db.pool.query(killed)).rowCount === 0);
    expect(await running).toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
  });

  test('passes on what it does not know, and what is already coded', () => {
    const bug = new TypeError('x is not a function');
    expect(mapDatabaseError(bug)).toBe(bug);
    expect(mapDatabaseError(undefined)).toBeUndefined();
    const coded = new SonoledgerError('UNKNOWN_ID', 'no such patient');
    expect(mapDatabaseError(coded)).toBe(coded);
    const missingFile = Object.assign(new Error('no such file'), { code: 'ENOENT' });
    expect(mapDatabaseError(missingFile)).toBe(missingFile);
  });

  test('never shows a password', async () => {
    const pool = createPool('postgresql://me:s3cret@127.0.0.1:1/none');
    const error = await errorOf(() => pool.query('SELECT 1'));
    expect(String(error) + JSON.stringify(error)).not.toContain('s3cret');
  });
});

describe('withTransaction', () => {
  const count = async () => (await db.pool.query('SELECT count(*)::int AS n FROM parent')).rows[0].n;

  test('keeps everything or nothing', async () => {
    const before = await count();
    expect(
      await withTransaction(
        db.pool,
        async (client) => (await client.query('INSERT INTO parent VALUES (50)')).rowCount,
      ),
    ).toBe(1);
    const failing = withTransaction(db.pool, async (client) => {
      await client.query('INSERT INTO parent VALUES (51)');
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await count()).toBe(before + 1);
  });

  test('gives its connection back, also after errors and lost connections', async () => {
    for (let round = 0; round < 12; round++) {
      const sql =
        round % 2 === 0 ? 'INSERT INTO parent VALUES (1)' : 'SELECT pg_terminate_backend(pg_backend_pid())';
      await expect(withTransaction(db.pool, (client) => client.query(sql))).rejects.toBeInstanceOf(
        SonoledgerError,
      );
    }
    expect(
      await withTransaction(db.pool, async (client) => (await client.query('SELECT 1 AS one')).rows),
    ).toEqual([{ one: 1 }]);
  });

  test('runs at the isolation that is asked for', async () => {
    const level = await withTransaction(
      db.pool,
      async (client) => (await client.query('SHOW transaction_isolation')).rows[0].transaction_isolation,
      'SERIALIZABLE',
    );
    expect(level).toBe('serializable');
  });
});
