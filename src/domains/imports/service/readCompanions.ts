import { basename, dirname, join } from 'node:path';
import type { ServiceContext } from '../../../context/types.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import { type CompanionNames, findCompanionNames } from '../../../formats/findCompanionNames.ts';
import { resolveImportPath } from '../../../storage/resolveImportPath.ts';
import type { IncomingFile } from '../types.ts';
import { readRegularFile } from './readRegularFile.ts';
import { requireSizeOfAll } from './requireSizeOfAll.ts';

/**
 * Reads the files that a detached header on the server's disk names. They must lie in its folder or below, and inside
 * the allowed roots after following links, as the header itself.
 * @param real where the header lies
 * @throws PATH_NOT_ALLOWED, FILE_NOT_FOUND, PAYLOAD_TOO_LARGE, HASH_MISMATCH, and what a damaged header gives
 */
export async function readCompanions(
  context: ServiceContext,
  head: IncomingFile,
  real: string,
): Promise<readonly IncomingFile[]> {
  const { maxUploadBytes } = context.app.config;
  const files: IncomingFile[] = [];
  let sizeBytes = head.bytes.length;
  for (const names of findCompanionNames(head)) {
    const file = await readFirst(context, names, head.fileName, dirname(real));
    sizeBytes += file.bytes.length;
    requireSizeOfAll(sizeBytes, maxUploadBytes);
    files.push(file);
  }
  return files;
}

async function readFirst(
  context: ServiceContext,
  names: CompanionNames,
  headerName: string,
  folder: string,
): Promise<IncomingFile> {
  const { allowedImportRoots, maxUploadBytes } = context.app.config;
  for (const name of names) {
    const path = join(folder, name);
    const real = await resolveImportPath(path, allowedImportRoots).catch(unlessAbsent);
    if (real === undefined) continue;
    // Under the name that the header knows, should it be a link.
    return { ...(await readRegularFile(path, real, maxUploadBytes)), fileName: basename(name) };
  }
  throw new SonoledgerError(
    'FILE_NOT_FOUND',
    `${headerName} needs the data file ${names.join(' or ')}, which is not beside it.`,
  );
}

function unlessAbsent(error: unknown): undefined {
  if (error instanceof SonoledgerError && error.code === 'FILE_NOT_FOUND') return undefined;
  throw error;
}
