import { readFileSync, statSync } from 'node:fs';
import type { ServerAccount } from './types.ts';

const NOBODY = 65534;

/**
 * Postgres refuses to run as root. A root process runs it as the owner of the existing cluster, else as
 * `postgres`, else as `nobody`; accounts are never created.
 */
export function serverAccount(dataDir: string): ServerAccount {
  if (process.getuid?.() !== 0) return {};
  return (
    ownerOf(dataDir) ?? accountNamed('postgres') ?? accountNamed('nobody') ?? { uid: NOBODY, gid: NOBODY }
  );
}

function ownerOf(path: string): ServerAccount | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats !== undefined && stats.uid !== 0 ? { uid: stats.uid, gid: stats.gid } : undefined;
}

function accountNamed(name: string): ServerAccount | undefined {
  const entry = passwdLines().find((line) => line.startsWith(`${name}:`));
  if (entry === undefined) return undefined;
  const [, , uid, gid] = entry.split(':');
  return { uid: Number(uid), gid: Number(gid) };
}

function passwdLines(): string[] {
  try {
    return readFileSync('/etc/passwd', 'utf8').split('\n');
  } catch {
    return [];
  }
}
