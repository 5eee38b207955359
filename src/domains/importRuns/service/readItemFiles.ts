import { join } from 'node:path';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { RecordClaim } from '../../../layouts/types.ts';
import { resolveImportPath } from '../../../storage/resolveImportPath.ts';
import { readVolumeSource } from '../../imports/service/readVolumeSource.ts';
import type { IncomingFile } from '../../imports/types.ts';
import type { OpenRun } from '../types.ts';
import { contentHashOf } from './contentHashOf.ts';

export interface ItemFiles {
  readonly files: readonly IncomingFile[];
  readonly contentHash: string;
}

/**
 * Reads the files of an item, with those that a detached header names. None may lie outside of the folder, also
 * after following links. HASH_MISMATCH when the manifest says another hash.
 */
export async function readItemFiles(open: OpenRun, { paths, sha256 }: RecordClaim): Promise<ItemFiles> {
  const { rootPath } = open.run;
  for (const path of paths) await requireInside(rootPath, path);
  const [path, ...parts] = paths.map((relative) => join(rootPath, relative));
  const source = parts.length > 0 ? { path, parts: parts.map((part) => ({ path: part })) } : { path };
  const files = await readVolumeSource(open.context, source);
  if (sha256 !== undefined && files[0].hash !== sha256) {
    throw new SonoledgerError(
      'HASH_MISMATCH',
      `${paths[0]} is not the file that the manifest names: its SHA-256 is ${files[0].hash}.`,
    );
  }
  return { files, contentHash: contentHashOf(files.map(({ hash }) => hash)) };
}

async function requireInside(rootPath: string, path: string): Promise<void> {
  try {
    await resolveImportPath(join(rootPath, path), [rootPath]);
  } catch (error) {
    if (!(error instanceof SonoledgerError)) throw error;
    const message =
      error.code === 'PATH_NOT_ALLOWED' ? `${path} leads out of the folder.` : `There is no file ${path}.`;
    throw new SonoledgerError(error.code, message, {}, { cause: error });
  }
}
