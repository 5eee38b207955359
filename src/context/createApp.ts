import { join } from 'node:path';
import { createThreadPool } from '../compute/threads/createThreadPool.ts';
import type { Config } from '../config/types.ts';
import { createPool } from '../database/createPool.ts';
import { createPrisma } from '../database/createPrisma.ts';
import { startEmbeddedPostgres } from '../database/embedded/startEmbeddedPostgres.ts';
import { APPLICATION_ROLE, grantApplicationRole } from '../database/grantApplicationRole.ts';
import { applyMigrations } from '../database/migrate/applyMigrations.ts';
import { createJobEvents } from '../jobs/createJobEvents.ts';
import { jobHandlers } from '../jobs/handlers.ts';
import type { JobHandlers } from '../jobs/types.ts';
import { createDiskBlobStore } from '../storage/createDiskBlobStore.ts';
import { createLogger, type Logger } from './logger.ts';
import { seedMetricDefinitions } from './seedMetricDefinitions.ts';
import { seedUsers } from './seedUsers.ts';
import type { App } from './types.ts';

export type CreateAppOptions = Readonly<{
  role: 'server' | 'worker' | 'test';
  /** What the process can do in the background; default: everything. */
  jobHandlers?: JobHandlers;
  log?: Logger;
}>;

/** An app with the way to end it: connections and threads first, an embedded database last. */
export type RunningApp = App & Readonly<{ close(): Promise<void> }>;

type Closer = () => Promise<unknown>;

/**
 * Makes everything a process holds: starts or joins the database, brings its schema and fixed rows up to date,
 * opens blob store, pool and threads. What was opened is closed again when a later step fails.
 */
export async function createApp(config: Config, options: CreateAppOptions): Promise<RunningApp> {
  const closers: Closer[] = [];
  const close = async (): Promise<void> => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  try {
    return { ...(await openApp(config, options, closers)), close };
  } catch (error) {
    await close().catch(() => {});
    throw error;
  }
}

async function openApp(config: Config, options: CreateAppOptions, closers: Closer[]): Promise<App> {
  const log = options.log ?? createLogger(config.logLevel).with({ process: options.role });
  const database = await openDatabase(config, closers);
  const blobs = await createDiskBlobStore(join(config.dataDir, 'blobs'));
  await applyMigrations(database.url, { log: (message) => log.info(message) });
  const role = (await grantApplicationRole(database.url)) ? APPLICATION_ROLE : undefined;
  if (role === undefined)
    log.warn(`The database user cannot make the role ${APPLICATION_ROLE}.`, { see: 'docs/security.md' });
  const pool = createPool(database.url, {
    role,
    size: options.role === 'worker' ? config.concurrency + 4 : 10,
    applicationName: `sonoledger ${options.role}`,
    // A worker writes whole metric runs at once and reports its own progress.
    statementTimeoutMs: options.role === 'worker' ? 0 : undefined,
    onConnectionLost: ({ message }) => log.warn('A database connection was lost.', { reason: message }),
  });
  closers.push(() => pool.end());
  const prisma = createPrisma(pool);
  closers.push(() => prisma.$disconnect());
  await seedUsers(prisma);
  await seedMetricDefinitions(prisma);
  const jobEvents = createJobEvents({ url: database.url, log });
  closers.push(() => jobEvents.close());
  const threads = createThreadPool({ size: config.concurrency });
  closers.push(() => threads.close());
  return {
    ...{ config, pool, prisma, blobs, threads, log, jobEvents, database },
    jobHandlers: options.jobHandlers ?? jobHandlers,
  };
}

async function openDatabase(config: Config, closers: Closer[]): Promise<App['database']> {
  if (config.databaseUrl !== undefined) return { url: config.databaseUrl, embedded: false };
  const server = await startEmbeddedPostgres({ dir: join(config.dataDir, 'postgres') });
  closers.push(() => server.stop());
  return { url: server.url, embedded: true };
}
