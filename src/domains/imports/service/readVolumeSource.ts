import { stat } from 'node:fs/promises';
import type { ServiceContext } from '../../../context/types.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { FileSource } from '../../../generated/resolverTypes.ts';
import { resolveImportPath } from '../../../storage/resolveImportPath.ts';
import type { IncomingFile } from '../types.ts';
import { readCompanions } from './readCompanions.ts';
import { readIncomingFile } from './readIncomingFile.ts';
import { readSeriesFolder } from './readSeriesFolder.ts';
import { requireSizeOfAll } from './requireSizeOfAll.ts';

/** A DICOM series of one file a slice has a few hundred. */
const MOST_PARTS = 20_000;

/**
 * Reads the files of one image: the named one first, then its parts, or what a detached header names beside it, or
 * all DICOM files of a folder. Nothing is stored here.
 * @throws INVALID_INPUT, FILE_NOT_FOUND, PATH_NOT_ALLOWED, UNSUPPORTED_FORMAT, PAYLOAD_TOO_LARGE, HASH_MISMATCH
 */
export async function readVolumeSource(
  context: ServiceContext,
  source: FileSource,
): Promise<readonly IncomingFile[]> {
  const { parts, ...named } = source;
  if (parts?.length) return [await readIncomingFile(context, named), ...(await readParts(context, parts))];
  if (named.path == null) return [await readIncomingFile(context, named)];
  const real = await resolveImportPath(named.path, context.app.config.allowedImportRoots);
  const stats = await stat(real).catch(() => undefined);
  if (stats?.isDirectory()) return readSeriesFolder(context, named.path, real);
  const head = await readIncomingFile(context, named);
  return [head, ...(await readCompanions(context, head, real))];
}

async function readParts(context: ServiceContext, parts: readonly FileSource[]): Promise<IncomingFile[]> {
  if (parts.length > MOST_PARTS) {
    throw new SonoledgerError('INVALID_INPUT', `An image has at most ${MOST_PARTS} parts.`);
  }
  const { maxUploadBytes } = context.app.config;
  const files: IncomingFile[] = [];
  let sizeBytes = 0;
  for (const part of parts) {
    const file = await readIncomingFile(context, part);
    sizeBytes += file.bytes.length;
    requireSizeOfAll(sizeBytes, maxUploadBytes);
    files.push(file);
  }
  return files;
}
