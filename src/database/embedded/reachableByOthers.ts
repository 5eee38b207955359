import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

const OTHERS_MAY_ENTER = 0o001;

/** Whether an account other than the owner can enter `path` and every folder above it. */
export function reachableByOthers(path: string): boolean {
  const absolute = resolve(path);
  if (existsSync(absolute) && (statSync(absolute).mode & OTHERS_MAY_ENTER) === 0) return false;
  return dirname(absolute) === absolute || reachableByOthers(dirname(absolute));
}
