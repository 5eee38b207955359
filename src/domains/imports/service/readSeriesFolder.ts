import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ServiceContext } from '../../../context/types.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import { isDicomFile } from '../../../formats/isDicomFile.ts';
import { resolveImportPath } from '../../../storage/resolveImportPath.ts';
import type { IncomingFile } from '../types.ts';
import { readRegularFile } from './readRegularFile.ts';
import { requireSizeOfAll } from './requireSizeOfAll.ts';

/**
 * Reads the DICOM files of a folder of the server's disk, without its subfolders. Other files are passed over, as is
 * what begins with a dot.
 * @param real where the folder lies
 * @throws UNSUPPORTED_FORMAT when it holds none, PATH_NOT_ALLOWED, PAYLOAD_TOO_LARGE, HASH_MISMATCH
 */
export async function readSeriesFolder(
  context: ServiceContext,
  path: string,
  real: string,
): Promise<readonly IncomingFile[]> {
  const { allowedImportRoots, maxUploadBytes } = context.app.config;
  const files: IncomingFile[] = [];
  let sizeBytes = 0;
  for (const name of await namesOf(real)) {
    const at = join(real, name);
    const file = await readRegularFile(at, await resolveImportPath(at, allowedImportRoots), maxUploadBytes);
    if (!isDicomFile(file)) continue;
    sizeBytes += file.bytes.length;
    requireSizeOfAll(sizeBytes, maxUploadBytes);
    files.push(file);
  }
  if (files.length > 0) return files;
  throw new SonoledgerError(
    'UNSUPPORTED_FORMAT',
    `${path} is a folder without DICOM files: name one file, or a folder that holds one DICOM series.`,
  );
}

async function namesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => (entry.isFile() || entry.isSymbolicLink()) && !entry.name.startsWith('.'))
    .map((entry) => entry.name)
    .sort();
}
