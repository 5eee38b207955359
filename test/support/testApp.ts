import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../../src/config/loadConfig.ts';
import type { Flags } from '../../src/config/types.ts';
import { createApp, type RunningApp } from '../../src/context/createApp.ts';
import { createRequestContext } from '../../src/context/createRequestContext.ts';
import type { Actor, RequestContext } from '../../src/context/types.ts';
import type { ErrorDetails } from '../../src/errors/sonoledgerError.ts';
import type { Role } from '../../src/generated/prisma/enums.ts';
import { createGraphqlServer } from '../../src/graphql/createGraphqlServer.ts';
import { createSchema } from '../../src/graphql/createSchema.ts';
import { claimJob } from '../../src/jobs/claimJob.ts';
import { holdLease } from '../../src/jobs/holdLease.ts';
import { type JobEnd, runJob } from '../../src/jobs/runJob.ts';
import type { JobHandlers, JobKind } from '../../src/jobs/types.ts';
import { recordQueries } from './recordQueries.ts';
import { createTestDatabase } from './testDatabase.ts';

export interface TestError {
  readonly message: string;
  readonly code: string;
  readonly details?: ErrorDetails;
  readonly path?: readonly (string | number)[];
}

export interface TestResult<Data> {
  readonly data: Data;
  readonly errors: readonly TestError[];
  /** HTTP status that the answer would have; 200 for data. */
  readonly status: number;
}

export interface TestApp {
  readonly app: RunningApp;
  readonly actors: Readonly<Record<Role, Actor>>;
  /** A context for calling services directly. */
  context(role?: Role): RequestContext;
  /** Runs a document as a user of a role (default ADMIN), through the same rules and masking as over HTTP. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look at what they asked for
  execute<Data = any>(
    document: string,
    variables?: Record<string, unknown>,
    options?: { role?: Role },
  ): Promise<TestResult<Data>>;
  /** What only the owner of the database can do: the app's own role is refused. */
  asOwner(statements: string, values?: unknown[]): Promise<unknown>;
  /** SQL statements sent since the last reset, without those that begin and end transactions. */
  queries(): readonly string[];
  resetQueries(): void;
  /** Runs queued jobs one after the other until none is left, retries at once; gives how each attempt ended. */
  drainJobs(): Promise<JobEnd[]>;
  close(): Promise<void>;
}

export type TestAppOptions = Readonly<{
  /** Default: the handlers of the product. */
  handlers?: JobHandlers;
  /** Settings by name, as typed on a command line. */
  flags?: Flags;
}>;

/** The whole app on a test database and a folder of its own, silent. Close it in afterAll. */
export async function createTestApp({ handlers, flags = {} }: TestAppOptions = {}): Promise<TestApp> {
  const database = await createTestDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'sonoledger-app-'));
  const config = loadConfig({
    env: {},
    flags: { dataDir, databaseUrl: database.url, logLevel: 'silent', concurrency: 2, ...flags },
  });
  const app = await createApp(config, { role: 'test', jobHandlers: handlers });
  const actors = await createActors(app);
  const server = createGraphqlServer(app, createSchema());
  await server.start();
  const recorded = recordQueries(app.pool);
  const context = (role: Role = 'ADMIN') => createRequestContext(app, actors[role], randomUUID());
  return {
    app,
    actors,
    context,
    execute: async (query, variables, { role } = {}) => {
      const { http, body } = await server.executeOperation(
        { query, variables },
        { contextValue: context(role) },
      );
      if (body.kind !== 'single') throw new Error('An incremental answer was not expected.');
      const { data, errors = [] } = body.singleResult;
      return { data: data as never, errors: errors.map(toTestError), status: http.status ?? 200 };
    },
    asOwner: (statements, values) => database.pool.query(statements, values),
    queries: () => [...recorded],
    resetQueries: () => recorded.splice(0),
    drainJobs: () => drainJobs(app),
    close: async () => {
      await server.stop();
      await app.close();
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function createActors({ prisma }: RunningApp): Promise<Record<Role, Actor>> {
  const roles: Role[] = ['VIEWER', 'ANALYST', 'REVIEWER', 'CURATOR', 'ADMIN', 'AUDITOR'];
  const entries = roles.map(async (role) => {
    const { id: userId, name } = await prisma.user.create({ data: { name: role.toLowerCase(), role } });
    return [role, { userId, name, role }] as const;
  });
  return Object.fromEntries(await Promise.all(entries)) as Record<Role, Actor>;
}

function toTestError({
  message,
  path,
  extensions,
}: Readonly<{
  message: string;
  path?: readonly (string | number)[];
  extensions?: Record<string, unknown>;
}>): TestError {
  return { message, path, code: String(extensions?.code), details: extensions?.details as ErrorDetails };
}

async function drainJobs(app: RunningApp): Promise<JobEnd[]> {
  const lease = { workerName: 'test', leaseMs: 60_000 };
  const kinds = Object.keys(app.jobHandlers) as JobKind[];
  const ends: JobEnd[] = [];
  for (;;) {
    // A second ago, because the column rounds to milliseconds and could end up in the future.
    await app.pool.query(
      "UPDATE job SET run_at = now() - interval '1 s' WHERE state = 'QUEUED' AND run_at > now()",
    );
    const job = await claimJob(app.pool, kinds, lease);
    if (job === null) return ends;
    ends.push(await runJob(app, job, holdLease(app, job, lease)));
  }
}
