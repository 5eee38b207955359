import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import { errorMessage } from '../../errors/errorMessage.ts';
import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { systemErrorCode } from '../../errors/systemErrorCode.ts';
import { initialiseCluster, SUPERUSER } from './initialiseCluster.ts';
import { createDatabaseIfAbsent, isLastUser, joinServer, keepsProcessAlive } from './joinServer.ts';
import { launchServer } from './launchServer.ts';
import { LOOPBACK } from './loopback.ts';
import { prepareInstallation } from './prepareInstallation.ts';
import { readPostmaster } from './readPostmaster.ts';
import { runTool } from './runTool.ts';
import type { EmbeddedPostgres, EmbeddedPostgresOptions, Installation } from './types.ts';
import { unavailable } from './unavailable.ts';

const WAIT_LIMIT_MS = 120_000;
const RETRY_MS = 100;
const LAUNCH_LIMIT = 3;

/**
 * Starts, or joins, the PostgreSQL server of a folder on a free loopback port. Any number of processes may
 * call this for one folder at the same time; the server survives them and the last to `stop()` stops it.
 * Throws DATABASE_UNAVAILABLE with the last lines of the server's log, or STORAGE_FULL.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  let installation: Installation | undefined;
  try {
    installation = prepareInstallation(options);
    const fresh = await initialiseCluster(installation);
    const { client, port, reused } = await joinOrLaunch(installation);
    const databaseName = options.databaseName ?? 'sonoledger';
    await createDatabaseIfAbsent(client, databaseName);
    keepsProcessAlive(client, false);
    let stopping: Promise<boolean> | undefined;
    const stop = () => (stopping ??= stopUnlessUsed(installation as Installation, client));
    const leave = () => client.end();
    const url = urlOf(installation, port, databaseName);
    return { home: installation.paths.home, url, reused, fresh, stop, leave };
  } catch (error) {
    throw unavailable(error, installation?.paths.log ?? options.dir);
  }
}

type Joined = Readonly<{ client: pg.Client; port: number; reused: boolean }>;

async function joinOrLaunch(installation: Installation): Promise<Joined> {
  const giveUpAt = Date.now() + WAIT_LIMIT_MS;
  let launchedPid: number | undefined;
  for (let launches = 0; Date.now() < giveUpAt; ) {
    const postmaster = readPostmaster(installation.paths.data);
    if (postmaster?.state === 'ALIVE') {
      const client = await tryToJoin(urlOf(installation, postmaster.port, 'postgres'));
      if (client !== undefined)
        return { client, port: postmaster.port, reused: postmaster.pid !== launchedPid };
      await delay(RETRY_MS);
    } else if (launches++ < LAUNCH_LIMIT) {
      launchedPid = await launchServer(installation);
    } else {
      throw new SonoledgerError('DATABASE_UNAVAILABLE', 'The embedded PostgreSQL server does not start.');
    }
  }
  throw new SonoledgerError(
    'DATABASE_UNAVAILABLE',
    'The embedded PostgreSQL server does not accept connections.',
  );
}

/** Undefined while the server is starting, recovering or shutting down. */
async function tryToJoin(url: string): Promise<pg.Client | undefined> {
  try {
    return await joinServer(url);
  } catch (error) {
    const code = systemErrorCode(error);
    const refused = code?.startsWith('28') || code?.startsWith('53');
    if (refused) throw error;
    return undefined;
  }
}

function urlOf({ paths }: Installation, port: number, databaseName: string): string {
  const password = readFileSync(paths.password, 'utf8').trim();
  return `postgresql://${SUPERUSER}:${password}@${LOOPBACK}:${port}/${encodeURIComponent(databaseName)}`;
}

async function stopUnlessUsed(installation: Installation, client: pg.Client): Promise<boolean> {
  const { data } = installation.paths;
  keepsProcessAlive(client, true);
  try {
    if (!(await isLastUser(client))) return false;
    await runTool(installation, 'pg_ctl', ['stop', '-D', data, '-m', 'fast', '-w', '-t', '60']);
    return true;
  } catch (error) {
    // The presence connection broke: the server is gone, or restarted and then belongs to its other users.
    if (error instanceof SonoledgerError) throw new SonoledgerError(error.code, errorMessage(error));
    return readPostmaster(data)?.state !== 'ALIVE';
  } finally {
    await client.end().catch(() => {});
  }
}
