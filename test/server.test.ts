import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { readServerFile } from '../src/http/serverFile.ts';
import { countWorkers } from '../src/jobs/countWorkers.ts';
import { runTypeScript } from './support/runTypeScript.ts';
import { temporaryFolder } from './support/temporaryFolder.ts';
import { createTestDatabase, type TestDatabase } from './support/testDatabase.ts';
import { waitFor } from './support/waitFor.ts';

const START_LIMIT_MS = 60_000;

let database: TestDatabase;
let folder: ReturnType<typeof temporaryFolder>;
const started: ChildProcess[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  folder = temporaryFolder();
  // As root, the account that runs Postgres has to get in.
  await chmod(folder.path, 0o755);
});
afterEach(async () => {
  for (const server of started.splice(0)) await endOf(server, 'SIGTERM');
});
afterAll(async () => {
  await database.close();
  folder.remove();
});

interface Started {
  readonly process: ChildProcess;
  readonly url: string;
  output(): string;
}

async function startServer(dataDir: string, ...flags: string[]): Promise<Started> {
  const args = ['--import', 'tsx', 'src/server.ts', '--port', '0', '--data-dir', dataDir, ...flags];
  const { DATABASE_URL: _, ...env } = process.env;
  const server = spawn(process.execPath, args, { cwd: join(import.meta.dirname, '..'), env });
  started.push(server);
  let output = '';
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (chunk) => (output += chunk));
  const ready = (): boolean => /Access/.test(output) || server.exitCode !== null;
  await waitFor('the server', ready, START_LIMIT_MS);
  const url = /GraphQL +(http\S+)\/graphql/.exec(output)?.[1];
  if (url === undefined) throw new Error(`The server did not start: ${output}`);
  return { process: server, url, output: () => output };
}

async function endOf(server: ChildProcess, signal: NodeJS.Signals): Promise<unknown> {
  if (server.exitCode === null && server.signalCode === null) {
    server.kill(signal);
    await once(server, 'exit');
  }
  return server.exitCode ?? server.signalCode;
}

const workers = (): Promise<number> => countWorkers(database.pool);
const untilWorkers = (count: number): Promise<void> =>
  waitFor(`${count} workers`, async () => (await workers()) === count, START_LIMIT_MS);

async function workerPid(): Promise<number> {
  const { rows } = await database.pool.query(
    `SELECT application_name AS name FROM pg_stat_activity
     WHERE datname = current_database() AND application_name LIKE 'sonoledger worker %'`,
  );
  return Number(rows[0]?.name.split(':').at(-1));
}

describe('the server program', () => {
  it('explains its flags, and refuses what it does not know with the exit code of a wrong setting', async () => {
    const help = await runTypeScript(['src/server.ts', '--help']);
    const unknown = await runTypeScript(['src/server.ts', '--colour', 'red']);
    const wrong = await runTypeScript(['src/server.ts', '--port', 'many']);
    expect(help.code).toBe(0);
    expect(help.stdout).toContain('SONOLEDGER_DATA_DIR');
    expect([unknown.code, wrong.code]).toEqual([8, 8]);
    expect(unknown.stderr).toMatch(/^CONFIG_INVALID: .*--colour/);
    expect(wrong.stderr).toMatch(/CONFIG_INVALID: --port: "many" is not a whole number/);
  });

  it('starts, says where it is without secrets, keeps its workers, and ends in order', async () => {
    const dataDir = join(folder.path, 'external');
    const server = await startServer(dataDir, '--database-url', database.url);
    expect(await readServerFile(dataDir)).toEqual({ url: server.url, pid: server.process.pid });
    expect(server.output()).not.toContain(new URL(database.url).password);
    await untilWorkers(1);
    const health = await (await fetch(`${server.url}/health`)).json();
    expect(health).toMatchObject({ status: 'ok', workers: 1 });

    const killed = await workerPid();
    process.kill(killed, 'SIGKILL');
    await waitFor(
      'another worker',
      async () => (await workers()) === 1 && (await workerPid()) !== killed,
      START_LIMIT_MS,
    );

    expect(await endOf(server.process, 'SIGTERM')).toBe(0);
    expect(await workers()).toBe(0);
    expect(await readServerFile(dataDir)).toBeUndefined();
  });

  it('takes its workers with it when it is killed', async () => {
    const server = await startServer(join(folder.path, 'killed'), '--database-url', database.url);
    await untilWorkers(1);
    await endOf(server.process, 'SIGKILL');
    await untilWorkers(0);
  });

  it('runs its own database and stops it last', async () => {
    const dataDir = join(folder.path, 'embedded');
    const server = await startServer(dataDir, '--workers', '1');
    const postmaster = join(dataDir, 'postgres', 'cluster', 'data', 'postmaster.pid');
    const body = JSON.stringify({ query: '{ server { embeddedDatabase version } }' });
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${server.url}/graphql`, { method: 'POST', headers, body });
    expect(await answer.json()).toMatchObject({ data: { server: { embeddedDatabase: true } } });
    expect(existsSync(postmaster)).toBe(true);
    expect(await endOf(server.process, 'SIGINT')).toBe(0);
    expect(existsSync(postmaster)).toBe(false);
  });

  it('hands the first token over in a file that only its owner can read', async () => {
    const dataDir = join(folder.path, 'tokens');
    const flags = ['--database-url', database.url, '--workers', '0', '--auth', 'required'];
    const server = await startServer(dataDir, ...flags);
    const token = (await readFile(join(dataDir, 'admin-token'), 'utf8')).trim();
    const ask = (headers: Record<string, string>): Promise<Response> =>
      fetch(`${server.url}/health`, { headers });
    expect(server.output()).toContain(join(dataDir, 'admin-token'));
    expect(server.output()).not.toContain(token);
    expect((await ask({})).status).toBe(401);
    expect((await ask({ authorization: `Bearer ${token}` })).status).toBe(200);

    await endOf(server.process, 'SIGTERM');
    const again = await startServer(dataDir, ...flags);
    expect(again.output()).not.toContain('admin-token');
  });

  it('says that the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    const dataDir = join(folder.path, 'taken');
    const flags = ['--port', String(port), '--data-dir', dataDir, '--database-url', database.url];
    const { code, stderr } = await runTypeScript(['src/server.ts', ...flags]);
    other.close();
    expect(code).toBe(8);
    expect(stderr).toMatch(new RegExp(`CONFIG_INVALID: .*port ${port}: another program listens there`));
  });

  it('says that the database cannot be reached, without its password', async () => {
    const flags = [
      '--data-dir',
      join(folder.path, 'away'),
      '--database-url',
      'postgresql://me:secret@127.0.0.1:1/x',
    ];
    const { code, stderr } = await runTypeScript(['src/server.ts', '--port', '0', ...flags]);
    expect(code).toBe(8);
    expect(stderr).toMatch(/^DATABASE_UNAVAILABLE: /);
    expect(stderr).not.toContain('secret');
  });
});
