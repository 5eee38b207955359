import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { createPool } from '../../src/database/createPool.ts';
import { createPrisma } from '../../src/database/createPrisma.ts';
import type { PrismaClient } from '../../src/generated/prisma/client.ts';
import { databaseUrl, ensureTemplateDatabase, withAdmin } from './templateDatabase.ts';
import { joinTestServer } from './testServer.ts';

export type TestDatabase = Readonly<{
  url: string;
  pool: pg.Pool;
  prisma: PrismaClient;
  /** Ends the connections and drops the database. */
  close(): Promise<void>;
}>;

export type TestDatabaseOptions = Readonly<{
  /** false: an empty database without migrations. */
  migrated?: boolean;
}>;

/**
 * A database of its own for a test file, copied from a migrated template in some 50 ms. It lies on the
 * embedded server of the jest run, or on the server of TEST_DATABASE_URL. Close it in afterAll.
 */
export async function createTestDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const { url: adminUrl, leave } = await joinServer();
  const template = options.migrated === false ? 'template1' : await ensureTemplateDatabase(adminUrl);
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await withAdmin(adminUrl, (admin) => admin.query(`CREATE DATABASE ${name} TEMPLATE ${template}`));
  const url = databaseUrl(adminUrl, name);
  const pool = createPool(url, { size: 5, applicationName: 'sonoledger test' });
  const prisma = createPrisma(pool);
  const close = async (): Promise<void> => {
    await prisma.$disconnect();
    await pool.end();
    await withAdmin(adminUrl, (admin) => admin.query(`DROP DATABASE ${name} WITH (FORCE)`));
    await leave();
  };
  return { url, pool, prisma, close };
}

async function joinServer(): Promise<{ url: string; leave(): Promise<void> }> {
  const external = process.env['TEST_DATABASE_URL'];
  return external ? { url: external, leave: async () => {} } : joinTestServer();
}
