import type { ServiceContext } from '../../../context/types.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { FileSource } from '../../../generated/resolverTypes.ts';
import { resolveImportPath } from '../../../storage/resolveImportPath.ts';
import type { IncomingFile } from '../types.ts';
import { readRegularFile } from './readRegularFile.ts';
import { readUpload } from './readUpload.ts';
import { requireOneSource } from './requireOneSource.ts';

/**
 * Reads the one file that an import names: an upload by its hash, or a path inside an allowed root. Nothing is
 * stored here, so that a file which turns out to be unusable leaves no trace.
 */
export async function readIncomingFile(context: ServiceContext, source: FileSource): Promise<IncomingFile> {
  requireOneSource(source);
  if (source.parts?.length) {
    throw new SonoledgerError('INVALID_INPUT', 'This import takes one file: leave parts out.');
  }
  if (source.uploadHash != null) return readUpload(context, source.uploadHash, source.fileName);
  const { allowedImportRoots, maxUploadBytes } = context.app.config;
  const path = source.path as string;
  return readRegularFile(path, await resolveImportPath(path, allowedImportRoots), maxUploadBytes);
}
