import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type CopyRow, copyRows } from '../../../src/database/copy/copyRows.ts';
import { withTransaction } from '../../../src/database/withTransaction.ts';
import { createTestDatabase, type TestDatabase } from '../../support/testDatabase.ts';

let db: TestDatabase;

beforeAll(async () => {
  db = await createTestDatabase({ migrated: false });
  await db.pool.query(`CREATE TABLE copied (
    id int PRIMARY KEY, note text, ratio double precision, large bigint, yes boolean, at timestamptz,
    bytes bytea, matrix double precision[], names text[], extra jsonb)`);
});
beforeEach(() => db.pool.query('TRUNCATE copied'));
afterAll(() => db.close());

const copy = (columns: string[], rows: Iterable<CopyRow> | AsyncIterable<CopyRow>): Promise<number> =>
  withTransaction(db.pool, (client) => copyRows(client, 'public.copied', columns, rows));

describe('copyRows', () => {
  test('stores every kind of value as it was given', async () => {
    const at = new Date('2024-05-06T07:08:09.123Z');
    const bytes = Uint8Array.from([0, 1, 92, 255]);
    const row = [
      1,
      'a',
      0.1,
      2n ** 53n + 1n,
      true,
      at,
      bytes,
      [1.5, -0.25],
      ['x,y', '"q"', '\\', ''],
      { a: ['é'] },
    ];
    const columns = ['id', 'note', 'ratio', 'large', 'yes', 'at', 'bytes', 'matrix', 'names', 'extra'];
    expect(await copy(columns, [row])).toBe(1);
    const { rows } = await db.pool.query('SELECT * FROM copied');
    expect(rows[0]).toEqual({
      id: 1,
      note: 'a',
      ratio: 0.1,
      large: '9007199254740993',
      yes: true,
      at,
      bytes: Buffer.from(bytes),
      matrix: [1.5, -0.25],
      names: ['x,y', '"q"', '\\', ''],
      extra: { a: ['é'] },
    });
  });

  test.each([
    ['\\N'],
    ['\\.'],
    ['\t\n\r\b\f\v'],
    ['C:\\new\\table'],
    ['NULL'],
    [''],
    ['tumour 腫瘍 🧠'],
    ['{"a"}'],
  ])('keeps the text %j', async (note) => {
    await copy(['id', 'note'], [[1, note]]);
    expect((await db.pool.query('SELECT note FROM copied')).rows).toEqual([{ note }]);
  });

  test('keeps null, also inside arrays, apart from the text NULL', async () => {
    await copy(['id', 'note', 'names'], [[1, null, [null, 'NULL']]]);
    const { rows } = await db.pool.query('SELECT note, names FROM copied');
    expect(rows).toEqual([{ note: null, names: [null, 'NULL'] }]);
  });

  test('takes many rows from a generator, in order, and counts them', async () => {
    async function* many(): AsyncGenerator<CopyRow> {
      for (let id = 0; id < 20_000; id++) yield [id, `row ${id}`.repeat(5)];
    }
    expect(await copy(['id', 'note'], many())).toBe(20_000);
    const { rows } = await db.pool.query('SELECT count(*)::int AS n, sum(id)::int AS total FROM copied');
    expect(rows).toEqual([{ n: 20_000, total: 199_990_000 }]);
  });

  test('writes nothing when the source fails, and the connection stays usable', async () => {
    function* failing(): Generator<CopyRow> {
      for (let id = 0; id < 5000; id++) yield [id, 'x'.repeat(100)];
      throw new Error('the source broke');
    }
    await expect(copy(['id', 'note'], failing())).rejects.toThrow('the source broke');
    expect((await db.pool.query('SELECT count(*)::int AS n FROM copied')).rows).toEqual([{ n: 0 }]);
  });

  test('names a duplicate key', async () => {
    const rows = [[1], [1]];
    await expect(copy(['id'], rows)).rejects.toMatchObject({ code: 'DUPLICATE' });
  });

  test.each([
    ['not a number', [1, Number.NaN], 'not finite'],
    ['infinite', [1, Number.POSITIVE_INFINITY], 'not finite'],
    ['undefined', [1, undefined], 'undefined'],
    ['too short', [1], '1 values for 2 columns'],
  ])('refuses a row that is %s', async (_, row, message) => {
    const attempt = copy(['id', 'ratio'], [row as CopyRow]);
    await expect(attempt).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining(message),
    });
  });

  test('refuses text with a NUL character', async () => {
    await expect(copy(['id', 'note'], [[1, 'a\0b']])).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });

  test('quotes names, so that no table or column name can carry SQL', async () => {
    const attempt = withTransaction(db.pool, (client) =>
      copyRows(client, 'copied" (id) FROM STDIN; --', ['id'], [[1]]),
    );
    await expect(attempt).rejects.toMatchObject({ code: '42P01' });
  });
});
