import { type ChildProcess, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import pg from 'pg';
import { readPostmaster } from '../../../src/database/embedded/readPostmaster.ts';
import { startEmbeddedPostgres } from '../../../src/database/embedded/startEmbeddedPostgres.ts';
import { startTypeScript } from '../../support/runTypeScript.ts';
import { canMountSmallDisk, mountSmallDisk } from '../../support/smallDisk.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

// Creating a cluster takes half a second on an idle machine and several on a busy one.
jest.setTimeout(60_000);

const IS_ROOT = process.getuid?.() === 0;
const NOBODY = { uid: 65534, gid: 65534 };
const STARTER = join(import.meta.dirname, 'starter.ts');

type Report = { url: string; reused: boolean; fresh: boolean; code?: string; message?: string };
type Starter = { child: ChildProcess; report: Report; say: (word: string) => Promise<{ stopped: boolean }> };

let folder: ReturnType<typeof temporaryFolder>;
let dir: string;
let dataDir: string;

beforeEach(() => {
  folder = temporaryFolder();
  chmodSync(folder.path, 0o755);
  dir = join(folder.path, 'postgres');
  dataDir = join(dir, 'cluster', 'data');
});
afterEach(() => {
  const postmaster = readPostmaster(dataDir);
  if (postmaster?.state === 'ALIVE') process.kill(postmaster.pid, 'SIGKILL');
  folder.remove();
});

const start = () => startEmbeddedPostgres({ dir, durable: false });

async function query<T extends pg.QueryResultRow>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Another process on the same folder, once it has reported. */
async function otherProcess(account = {}): Promise<Starter> {
  const child = startTypeScript([STARTER, dir], account);
  const lines = createInterface({ input: child.stdout! })[Symbol.asyncIterator]();
  const next = async () => JSON.parse((await lines.next()).value as string);
  const report = (await next()) as Report;
  const say = (word: string) => {
    child.stdin!.write(`${word}\n`);
    return next();
  };
  return { child, report, say };
}

describe('startEmbeddedPostgres', () => {
  test('creates a cluster, keeps its data over a stop, and stops when asked', async () => {
    const first = await start();
    expect(first).toMatchObject({ reused: false, fresh: true });
    await query(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    expect(await first.stop()).toBe(true);
    expect(await first.stop()).toBe(true);
    expect(readPostmaster(dataDir)).toBeUndefined();

    const second = await start();
    expect(second).toMatchObject({ reused: false, fresh: false });
    expect(await query(second.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
    await second.stop();
  });

  test('listens on loopback only, asks for the password, and keeps it from other accounts', async () => {
    const server = await start();
    const settings = await query(server.url, 'SHOW listen_addresses');
    expect(settings).toEqual([{ listen_addresses: '127.0.0.1' }]);
    expect(await query(server.url, 'SHOW unix_socket_directories')).toEqual([
      { unix_socket_directories: '' },
    ]);
    const wrong = new URL(server.url);
    wrong.password = 'guess';
    await expect(query(wrong.href, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
    expect(statSync(join(dir, 'cluster', 'password')).mode & 0o777).toBe(0o600);
    await server.stop();
  });

  test('survives a killed process, is joined by the next, and the last one stops it', async () => {
    const killed = await otherProcess();
    expect(killed.report).toMatchObject({ reused: false, fresh: true });
    killed.child.kill('SIGKILL');
    const other = await otherProcess();
    expect(other.report).toMatchObject({ reused: true, fresh: false, url: killed.report.url });
    const mine = await start();
    expect(mine.reused).toBe(true);
    expect(await other.say('stop')).toEqual({ stopped: false });
    expect(await query(mine.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(await mine.stop()).toBe(true);
  });

  test('leave() keeps the server for the next one', async () => {
    const first = await start();
    await first.leave();
    const second = await start();
    expect(second.reused).toBe(true);
    expect(await second.stop()).toBe(true);
  });

  test('recovers what was committed before the server itself was killed', async () => {
    const first = await start();
    await query(first.url, 'CREATE TABLE kept AS SELECT 1 AS one');
    process.kill(readPostmaster(dataDir)!.pid, 'SIGKILL');
    const second = await start();
    expect(second).toMatchObject({ reused: false, fresh: false });
    expect(await query(second.url, 'SELECT one FROM kept')).toEqual([{ one: 1 }]);
    expect(await second.stop()).toBe(true);
    expect(await first.stop()).toBe(true);
  });

  test('ignores a process number that now belongs to another program', async () => {
    await (await start()).stop();
    writeFileSync(
      join(dataDir, 'postmaster.pid'),
      `${process.pid}\n${dataDir}\n0\n1\n\n127.0.0.1\n\nready\n`,
    );
    const server = await start();
    expect(server.reused).toBe(false);
    await server.stop();
  });

  test('is not misled by a creation that was cut off, and clears it', async () => {
    const { pid } = spawnSync('true');
    const cut = join(dir, `initialising-000001700000000-${pid}-cut`);
    mkdirSync(join(cut, 'data'), { recursive: true });
    writeFileSync(join(cut, 'data', 'PG_VERSION'), '18\n');
    const server = await start();
    expect(server.fresh).toBe(true);
    expect(readdirSync(dir).sort()).toEqual(['cluster', 'server.log']);
    await server.stop();
  });

  test('lets processes that start at the same time share one server', async () => {
    const servers = await Promise.all([start(), start(), start(), start()]);
    expect(new Set(servers.map((server) => server.url)).size).toBe(1);
    expect(servers.filter((server) => server.fresh)).toHaveLength(1);
    expect(servers.filter((server) => !server.reused)).toHaveLength(1);
    const stopped: boolean[] = [];
    for (const server of servers) stopped.push(await server.stop());
    expect(stopped).toEqual([false, false, false, true]);
  });

  test('works in a folder whose name a shell would read as a command', async () => {
    dir = join(folder.path, `we ird'$(touch x)"\``);
    dataDir = join(dir, 'cluster', 'data');
    const server = await start();
    expect(await query(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await server.stop();
  });

  test('says why it does not start, with the last lines of the log', async () => {
    await (await start()).stop();
    writeFileSync(join(dataDir, 'postgresql.auto.conf'), 'shared_preload_libraries = missing_library\n');
    await expect(start()).rejects.toMatchObject({
      code: 'DATABASE_UNAVAILABLE',
      message: expect.stringContaining('missing_library'),
    });
  });

  test('says which password file is missing', async () => {
    const server = await start();
    writeFileSync(join(dir, 'cluster', 'password'), 'not the password');
    await expect(start()).rejects.toMatchObject({
      code: 'DATABASE_UNAVAILABLE',
      message: expect.stringContaining('password authentication failed'),
    });
    await server.stop();
  });

  const asRoot = IS_ROOT ? describe : describe.skip;
  if (!IS_ROOT) console.warn('Skipped the tests of other accounts: they need root.');

  asRoot('with several accounts', () => {
    test('runs as an ordinary user, and later as root with the same owner', async () => {
      chownSync(folder.path, NOBODY.uid, NOBODY.gid);
      const ordinary = await otherProcess(NOBODY);
      expect(ordinary.report).toMatchObject({ reused: false, fresh: true });
      const root = await start();
      expect(root.reused).toBe(true);
      expect(await ordinary.say('stop')).toEqual({ stopped: false });
      expect(await root.stop()).toBe(true);
      expect(statSync(dataDir).uid).toBe(NOBODY.uid);
    });

    test('tells an ordinary user that a folder belongs to another account', async () => {
      const mine = await start();
      const { report } = await otherProcess(NOBODY);
      expect(report).toMatchObject({
        code: 'DATABASE_UNAVAILABLE',
        message: expect.stringContaining('EACCES'),
      });
      await mine.stop();
    });

    test('keeps the cluster elsewhere when the account of the server cannot enter the folder', async () => {
      chmodSync(folder.path, 0o700);
      const server = await start();
      expect(existsSync(dataDir)).toBe(false);
      expect(server.home).toMatch(/^\/var\/lib\/sonoledger\/[0-9a-f-]{36}$/);
      expect(await query(server.url, 'SHOW data_directory')).toEqual([
        { data_directory: join(server.home, 'cluster', 'data') },
      ]);
      await server.stop();
      const again = await start();
      expect(again.home).toBe(server.home);
      await again.stop();
      rmSync(server.home, { recursive: true });
    });

    test('begins anew when a folder whose cluster lay elsewhere was deleted', async () => {
      chmodSync(folder.path, 0o700);
      const before = await start();
      await before.stop();
      rmSync(dir, { recursive: true });
      const after = await start();
      expect(after.fresh).toBe(true);
      expect(after.home).not.toBe(before.home);
      await after.stop();
      for (const { home } of [before, after]) rmSync(home, { recursive: true });
    });
  });

  (canMountSmallDisk() ? test : test.skip)('reports a full disk', async () => {
    const unmount = mountSmallDisk(dir, 4);
    try {
      await expect(start()).rejects.toMatchObject({ code: 'STORAGE_FULL' });
      expect(readdirSync(dir).filter((name) => name.startsWith('initialising'))).toEqual([]);
    } finally {
      unmount();
    }
  });

  test('writes no secret to the log', async () => {
    const server = await start();
    const { password } = new URL(server.url);
    await server.stop();
    expect(readFileSync(join(dir, 'server.log'), 'utf8')).not.toContain(password);
  });
});
