import { join } from 'node:path';
import type { Config } from '../config/types.ts';
import { startEmbeddedPostgres } from './embedded/startEmbeddedPostgres.ts';

export type Database = Readonly<{
  url: string;
  embedded: boolean;
  /** Leaves the database; an embedded server stops when nobody else uses it. Close your pools first. */
  stop(): Promise<void>;
}>;

/** The database of a configuration: the given server, else the embedded one of the data folder. */
export async function openDatabase(config: Pick<Config, 'databaseUrl' | 'dataDir'>): Promise<Database> {
  if (config.databaseUrl !== undefined) {
    return { url: config.databaseUrl, embedded: false, stop: async () => {} };
  }
  const server = await startEmbeddedPostgres({ dir: join(config.dataDir, 'postgres') });
  const stop = async (): Promise<void> => {
    await server.stop();
  };
  return { url: server.url, embedded: true, stop };
}
