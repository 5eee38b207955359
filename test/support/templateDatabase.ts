import pg from 'pg';
import { grantApplicationRole } from '../../src/database/grantApplicationRole.ts';
import { applyMigrations } from '../../src/database/migrate/applyMigrations.ts';
import { testRunId } from './testRun.ts';

const TEMPLATE_LOCK = 530_271_119;

/** Runs `work` on a short connection to a server. */
export async function withAdmin<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

export function databaseUrl(adminUrl: string, name: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/** The migrated database of this run that the test databases are copied from; made by whoever asks first. */
export function ensureTemplateDatabase(adminUrl: string): Promise<string> {
  const name = templateName();
  return withAdmin(adminUrl, async (admin) => {
    await admin.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const { rows } = await admin.query('SELECT datistemplate FROM pg_database WHERE datname = $1', [name]);
    if (rows[0]?.datistemplate) return name;
    await admin.query(`DROP DATABASE IF EXISTS ${name}`);
    await admin.query(`CREATE DATABASE ${name}`);
    await applyMigrations(databaseUrl(adminUrl, name));
    await grantApplicationRole(databaseUrl(adminUrl, name));
    await admin.query(`ALTER DATABASE ${name} IS_TEMPLATE true`);
    return name;
  });
}

export function dropTemplateDatabase(adminUrl: string): Promise<void> {
  const name = templateName();
  return withAdmin(adminUrl, async (admin) => {
    const { rowCount } = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) return;
    await admin.query(`ALTER DATABASE ${name} IS_TEMPLATE false`);
    await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
  });
}

function templateName(): string {
  return `sonoledger_template_${testRunId()}`;
}
