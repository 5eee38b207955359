import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { systemErrorCode } from '../../errors/systemErrorCode.ts';
import { nativeBinaries } from './nativeBinaries.ts';
import { reachableByOthers } from './reachableByOthers.ts';
import { serverAccount } from './serverAccount.ts';
import type {
  ClusterPaths,
  EmbeddedPostgresOptions,
  Installation,
  NativeTool,
  ServerAccount,
} from './types.ts';

/** Used by root only, when the account that runs Postgres cannot enter the wanted folders (/root is 0700). */
const SHARED_HOME = '/var/lib/sonoledger';

/** Decides where the cluster lies, which binaries run it and as whom, and makes its folder. */
export function prepareInstallation(options: EmbeddedPostgresOptions): Installation {
  const home = homeOf(resolve(options.dir));
  const paths = clusterPaths(home);
  const account = serverAccount(paths.data);
  makeHome(home, account);
  const native = account.uid === undefined ? nativeBinaries() : reachableBinaries(nativeBinaries());
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const tool = (name: NativeTool): string => join(native, 'bin', name + suffix);
  return { paths, tool, account, durable: options.durable ?? true };
}

function clusterPaths(home: string): ClusterPaths {
  const cluster = join(home, 'cluster');
  return {
    home,
    cluster,
    data: join(cluster, 'data'),
    password: join(cluster, 'password'),
    log: join(home, 'server.log'),
  };
}

function homeOf(dir: string): string {
  mkdirSync(dirname(dir), { recursive: true });
  if (process.getuid?.() !== 0 || existsSync(join(dir, 'cluster')) || reachableByOthers(dirname(dir)))
    return dir;
  makeSharedHome();
  return join(SHARED_HOME, homeName(dir));
}

/**
 * The name of the home that belongs to a data folder, kept in the folder itself: whoever deletes the folder gets
 * a new cluster with the next one, not the old records without their files.
 */
function homeName(dir: string): string {
  mkdirSync(dir, { recursive: true });
  const nameFile = join(dir, 'home');
  const draft = join(dir, randomUUID());
  writeFileSync(draft, randomUUID());
  try {
    linkSync(draft, nameFile); // whole or not at all, also for a starter at the same time
  } catch (error) {
    if (systemErrorCode(error) !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
  return readFileSync(nameFile, 'utf8');
}

function makeHome(home: string, { uid, gid }: ServerAccount): void {
  mkdirSync(home, { recursive: true });
  if (uid === undefined || gid === undefined) return;
  chmodSync(home, 0o711);
  chownSync(home, uid, gid);
}

function makeSharedHome(): void {
  mkdirSync(SHARED_HOME, { recursive: true });
  chmodSync(SHARED_HOME, 0o755);
}

function reachableBinaries(native: string): string {
  if (reachableByOthers(native)) return native;
  const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as {
    version: string;
  };
  const shared = join(SHARED_HOME, `postgres-${version}`);
  if (!existsSync(shared)) copyWhole(native, shared);
  return shared;
}

function copyWhole(from: string, to: string): void {
  makeSharedHome();
  const partial = `${to}-${randomUUID()}`;
  cpSync(from, partial, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(partial, to);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    // Another starter may have finished the same copy first.
    if (!existsSync(to)) throw error;
  }
}
