import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { createPool } from '../../src/database/createPool.ts';
import { readPostmaster } from '../../src/database/embedded/readPostmaster.ts';
import { openDatabase } from '../../src/database/openDatabase.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

jest.setTimeout(60_000);

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
  chmodSync(folder.path, 0o755);
});
afterEach(() => folder.remove());

describe('openDatabase', () => {
  test('takes the given server as it is and never stops it', async () => {
    const database = await openDatabase({ databaseUrl: 'postgresql://db.lab/sono', dataDir: folder.path });
    expect(database).toMatchObject({ url: 'postgresql://db.lab/sono', embedded: false });
    await database.stop();
  });

  test('starts the embedded server in the data folder and stops it', async () => {
    const database = await openDatabase({ dataDir: folder.path });
    expect(database.embedded).toBe(true);
    const pool = createPool(database.url);
    expect((await pool.query('SELECT current_database() AS name')).rows).toEqual([{ name: 'sonoledger' }]);
    await pool.end();
    await database.stop();
    expect(readPostmaster(join(folder.path, 'postgres', 'cluster', 'data'))).toBeUndefined();
  });
});
