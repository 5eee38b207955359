import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './temporaryFolder.ts';

/** Mounts an empty file system of `megabytes` at `path`, which it creates; returns its removal. */
export function mountSmallDisk(path: string, megabytes: number): () => void {
  mkdirSync(path, { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', path], { stdio: 'ignore' });
  return () => execFileSync('umount', [path]);
}

/** Whether this account may mount: root may, unless a container forbids it. Says so when it may not. */
export function canMountSmallDisk(): boolean {
  const folder = temporaryFolder();
  try {
    mountSmallDisk(join(folder.path, 'probe'), 1)();
    return true;
  } catch {
    console.warn('Skipped the tests of a full disk: this account may not mount a small file system.');
    return false;
  } finally {
    folder.remove();
  }
}
