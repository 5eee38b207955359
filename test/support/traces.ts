import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import type { TestApp } from './testApp.ts';

export interface Traces {
  /** Rows by table. */
  readonly rows: Readonly<Record<string, number>>;
  /** Stored files, half-written ones included. */
  readonly files: readonly string[];
}

/** Everything that an app has written so far, counted. */
export async function tracesOf({ app }: TestApp): Promise<Traces> {
  const tables = await app.pool.query<{ name: string }>(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'",
  );
  const counts = tables.rows.map(({ name }) => `SELECT '${name}' AS name, count(*)::int AS n FROM "${name}"`);
  const { rows } = await app.pool.query<{ name: string; n: number }>(
    `${counts.join(' UNION ALL ')} ORDER BY 1`,
  );
  const folder = join(app.config.dataDir, 'blobs');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return {
    rows: Object.fromEntries(rows.map(({ name, n }) => [name, n])),
    files: files.filter((file) => statSync(join(folder, file)).isFile()).sort(),
  };
}

/** Expects that what `work` does, refused or not, leaves no row and no file; gives its result. */
export async function withoutTrace<Result>(test: TestApp, work: () => Promise<Result>): Promise<Result> {
  const before = await tracesOf(test);
  const result = await work();
  expect(await tracesOf(test)).toEqual(before);
  return result;
}

/** The actions of the ledger events that `work` adds, in order. */
export async function eventsOf(test: TestApp, work: () => Promise<unknown>): Promise<string[]> {
  const { ledgerEvent } = test.app.prisma;
  const before = await ledgerEvent.count();
  await work();
  const events = await ledgerEvent.findMany({ orderBy: { seq: 'asc' }, skip: before });
  return events.map((event) => event.action);
}
