import type { Pool } from 'pg';
import { WORKER_APPLICATION_PREFIX } from './runWorker.ts';

const COUNT = {
  name: 'count_workers',
  text: `SELECT count(*)::int AS n FROM pg_stat_activity
         WHERE datname = current_database() AND starts_with(application_name, $1)`,
};

/** The number of workers on this database, by the connection on which each listens for jobs. */
export async function countWorkers(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ n: number }>({ ...COUNT, values: [WORKER_APPLICATION_PREFIX] });
  return rows[0].n;
}
