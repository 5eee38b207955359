import pg from 'pg';

/** Every user of the embedded server holds this advisory lock shared; whoever can hold it alone may stop it. */
const PRESENCE_LOCK = 530_271_118;

/** Connects and marks this process as a user of the server until `end()`. Throws while it is not accepting. */
export async function joinServer(url: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'sonoledger presence',
    connectionTimeoutMillis: 5000,
    keepAlive: true,
  });
  // The connection may break at any time; the pools that do the work report it.
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('SELECT pg_advisory_lock_shared($1)', [PRESENCE_LOCK]);
  } catch (error) {
    await client.end().catch(() => {});
    throw error;
  }
  return client;
}

/** An idle presence must not keep its process alive; a query on it must. */
export function keepsProcessAlive(client: pg.Client, keeps: boolean): void {
  // In pg since 8.0, but missing in its types.
  const { ref, unref } = client as pg.Client & { ref(): void; unref(): void };
  (keeps ? ref : unref).call(client);
}

/** Gives up the presence and tries to be the only one left. While it is, nobody else can join. */
export async function isLastUser(client: pg.Client): Promise<boolean> {
  await client.query('SELECT pg_advisory_unlock_shared($1)', [PRESENCE_LOCK]);
  const { rows } = await client.query<{ alone: boolean }>('SELECT pg_try_advisory_lock($1) AS alone', [
    PRESENCE_LOCK,
  ]);
  return rows[0].alone;
}

/** Creates the database when absent; of two starters that create it at once, both succeed. */
export async function createDatabaseIfAbsent(client: pg.Client, name: string): Promise<void> {
  const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
  if (rowCount !== 0) return;
  try {
    await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`);
  } catch (error) {
    const code = (error as { code?: string }).code;
    if (code !== '42P04' && code !== '23505') throw error;
  }
}
