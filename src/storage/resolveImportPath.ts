import { realpath } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { SonoledgerError } from '../errors/sonoledgerError.ts';
import { systemErrorCode } from '../errors/systemErrorCode.ts';

/**
 * The real path of a file or folder that a caller names for the server to read. It must lie inside one of
 * `allowedRoots` both as written and after following symbolic links: PATH_NOT_ALLOWED otherwise, and before
 * the disk is asked, so that nothing is learnt about other places. FILE_NOT_FOUND when it is inside but absent.
 */
export async function resolveImportPath(path: string, allowedRoots: readonly string[]): Promise<string> {
  const roots = await withRealPaths(allowedRoots);
  if (path === '' || path.includes('\0')) throw notAllowed(path);
  const wanted = resolve(path);
  if (!isInsideAny(wanted, roots)) throw notAllowed(path);
  const real = await realPathOf(wanted, path);
  if (!isInsideAny(real, roots)) throw notAllowed(path);
  return real;
}

// Both spellings, because a root may itself be reached through a link (/tmp on macOS).
async function withRealPaths(roots: readonly string[]): Promise<string[]> {
  const real = await Promise.all(roots.map((root) => realpath(root).catch(() => undefined)));
  return [...roots.map((root) => resolve(root)), ...real.filter((root) => root !== undefined)];
}

function isInsideAny(path: string, roots: readonly string[]): boolean {
  return roots.some((root) => isInside(path, root));
}

function isInside(path: string, root: string): boolean {
  const steps = relative(root, path);
  return steps !== '..' && !steps.startsWith(`..${sep}`) && !isAbsolute(steps);
}

async function realPathOf(wanted: string, path: string): Promise<string> {
  try {
    return await realpath(wanted);
  } catch (cause) {
    const code = systemErrorCode(cause);
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      throw new SonoledgerError('FILE_NOT_FOUND', `There is nothing at ${path}.`, {}, { cause });
    }
    throw new SonoledgerError('PATH_NOT_ALLOWED', `${path} cannot be read by the server.`, {}, { cause });
  }
}

function notAllowed(path: string): SonoledgerError {
  const shown = path.replaceAll('\0', '\\0');
  const message = `"${shown}" is outside the folders this server may import from (SONOLEDGER_IMPORT_ROOTS).`;
  return new SonoledgerError('PATH_NOT_ALLOWED', message);
}
