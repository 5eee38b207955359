import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { runTool } from './runTool.ts';
import type { Installation, ServerAccount } from './types.ts';

const UNFINISHED = 'initialising-';
const ABANDONED_AFTER_MS = 10 * 60_000;
export const SUPERUSER = 'sonoledger';

/**
 * Creates the cluster and its password when absent; returns whether this call did. It is built aside and
 * renamed into place, so a half-finished cluster is never seen and, of two starters, the slower one discards
 * its own.
 */
export async function initialiseCluster(installation: Installation): Promise<boolean> {
  const { home, cluster } = installation.paths;
  if (existsSync(cluster)) return false;
  removeAbandoned(home);
  const unfinished = mkdtempSync(join(home, UNFINISHED));
  try {
    await initialise(installation, unfinished);
    return renameUnlessPresent(unfinished, cluster);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

async function initialise(installation: Installation, folder: string): Promise<void> {
  const password = join(folder, 'password');
  writeFileSync(password, randomBytes(24).toString('base64url'), { mode: 0o600 });
  for (const path of [folder, password]) give(path, installation.account);
  await runTool(installation, 'initdb', [
    ...['--pgdata', join(folder, 'data'), '--username', SUPERUSER],
    ...['--auth', 'scram-sha-256', '--pwfile', password],
    ...['--encoding', 'UTF8', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8'],
    '--no-instructions',
    ...(installation.durable ? [] : ['--no-sync']),
  ]);
}

function give(path: string, { uid, gid }: ServerAccount): void {
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
}

function renameUnlessPresent(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    if (existsSync(to)) return false;
    throw error;
  }
}

// Left by starters that were killed. A young one may belong to a starter at work.
function removeAbandoned(home: string): void {
  const limit = Date.now() - ABANDONED_AFTER_MS;
  for (const name of readdirSync(home).filter((entry) => entry.startsWith(UNFINISHED))) {
    const path = join(home, name);
    const changedAt = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? limit;
    if (changedAt < limit) rmSync(path, { recursive: true, force: true });
  }
}
