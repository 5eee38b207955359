import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadConfig } from '../../src/config/loadConfig.ts';
import { createApp } from '../../src/context/createApp.ts';
import { importedDefinitions } from '../../src/kernels/metrics/imported/importedDefinitions.ts';
import { metricDefinitions } from '../../src/kernels/metrics/metricDefinitions.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { createTestDatabase, type TestDatabase } from '../support/testDatabase.ts';
import { waitFor } from '../support/waitFor.ts';

let database: TestDatabase;
let folder: ReturnType<typeof temporaryFolder>;
beforeAll(async () => {
  database = await createTestDatabase({ migrated: false });
  folder = temporaryFolder();
});
afterAll(async () => {
  await database.close();
  folder.remove();
});

const start = () =>
  createApp(
    loadConfig({ env: {}, flags: { dataDir: folder.path, databaseUrl: database.url, logLevel: 'silent' } }),
    { role: 'test' },
  );

async function connections(): Promise<number> {
  const { rows } = await database.pool.query(
    'SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database()',
  );
  return rows[0].n;
}

describe('createApp', () => {
  it('brings an empty database up to date, as often as it starts, also at the same time', async () => {
    const apps = await Promise.all([start(), start()]);
    apps.push(await start());
    const [{ prisma }] = apps;
    const definitions = await prisma.metricDefinition.findMany({ orderBy: { number: 'asc' } });
    const known = [...metricDefinitions, ...importedDefinitions];
    expect(definitions.map(({ id }) => id)).toEqual(known.map(({ id }) => id));
    expect(definitions[0]).toMatchObject({ id: 'dice@1', emptyPredictionCountsAs: 0, higherIsBetter: true });
    expect(await prisma.user.findMany()).toMatchObject([{ name: 'local', role: 'ADMIN' }]);
    for (const app of apps) await app.close();
  });

  it('refuses a database whose metric definitions read differently, and leaves no connection', async () => {
    await database.pool.query(
      `SET session_replication_role = replica;
       UPDATE metric_definition SET convention = 'another' WHERE id = 'dice@1';
       SET session_replication_role = DEFAULT`,
    );
    const before = await connections();
    await expect(start()).rejects.toMatchObject({
      code: 'MIGRATION_FAILED',
      message: expect.stringContaining('dice@1'),
    });
    await waitFor('the connections to end', async () => (await connections()) === before);
  });
});
