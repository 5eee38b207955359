import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clearAbandonedAttempts, newAttempt, waitForEarlierAttempts } from './attempts.ts';
import { runTool } from './runTool.ts';
import type { Installation, ServerAccount } from './types.ts';

export const SUPERUSER = 'sonoledger';

/**
 * Creates the cluster and its password when absent; returns whether this call did. It is built aside and
 * renamed into place, so a half-finished cluster is never seen whatever is killed when.
 */
export async function initialiseCluster(installation: Installation): Promise<boolean> {
  const { home, cluster } = installation.paths;
  if (existsSync(cluster)) return false;
  clearAbandonedAttempts(home);
  const attempt = mkdtempSync(join(home, newAttempt()));
  try {
    await waitForEarlierAttempts(home, attempt, cluster);
    if (existsSync(cluster)) return false;
    await initialise(installation, attempt);
    return renameUnlessPresent(attempt, cluster);
  } finally {
    rmSync(attempt, { recursive: true, force: true });
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

// Two starters that came in the same moment may both get here: the slower one discards its own.
function renameUnlessPresent(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    if (existsSync(to)) return false;
    throw error;
  }
}
