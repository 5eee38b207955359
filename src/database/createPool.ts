import pg from 'pg';

export type PoolOptions = Readonly<{
  /** Most connections at once. */
  size?: number;
  /** Shown in pg_stat_activity. */
  applicationName?: string;
  /** Limit of one statement; 0 for none (bulk work that reports its own progress). */
  statementTimeoutMs?: number;
  /** Role as which every statement runs; default: the user of the connection. */
  role?: string;
  /** Called when the server drops an idle connection; the pool replaces it by itself. */
  onConnectionLost?: (error: Error) => void;
}>;

const STATEMENT_TIMEOUT_MS = 60_000;
const CONNECTION_TIMEOUT_MS = 10_000;
const IDLE_IN_TRANSACTION_LIMIT_MS = 300_000;

/** The one pool of a process, shared by Prisma and raw SQL. Connects on first use. */
export function createPool(url: string, options: PoolOptions = {}): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.size ?? 10,
    application_name: options.applicationName ?? 'sonoledger',
    statement_timeout: options.statementTimeoutMs ?? STATEMENT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_LIMIT_MS,
    connectionTimeoutMillis: CONNECTION_TIMEOUT_MS,
    keepAlive: true,
    ...(options.role !== undefined && { options: `-c role=${options.role}` }),
  });
  // Without these listeners a lost connection would end this process: the first serves idle connections, the
  // second those in use, whose query rejects as well.
  pool.on('error', (error) => options.onConnectionLost?.(error));
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}
