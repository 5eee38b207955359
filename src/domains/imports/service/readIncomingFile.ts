import { createHash } from 'node:crypto';
import type { Stats } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ServiceContext } from '../../../context/types.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { FileSource } from '../../../generated/resolverTypes.ts';
import { resolveImportPath } from '../../../storage/resolveImportPath.ts';
import { findBlob } from '../../files/queries.ts';
import type { IncomingFile } from '../types.ts';

/**
 * Reads the file that an import names: an upload by its hash, or a path inside an allowed root. Nothing is
 * stored here, so that a file which turns out to be unusable leaves no trace.
 */
export async function readIncomingFile(context: ServiceContext, source: FileSource): Promise<IncomingFile> {
  const { uploadHash, path } = source;
  if ((uploadHash == null) === (path == null)) {
    throw new SonoledgerError('INVALID_INPUT', 'Give a source with either uploadHash or path.');
  }
  return uploadHash != null
    ? readUpload(context, uploadHash.toLowerCase())
    : readPath(context, path as string);
}

async function readUpload(context: ServiceContext, hash: string): Promise<IncomingFile> {
  const blob = await findBlob(context.app.prisma, hash);
  if (!blob) {
    throw new SonoledgerError('FILE_NOT_FOUND', `No uploaded file ${hash}: send it with PUT /files first.`);
  }
  return { fileName: blob.fileName ?? hash, bytes: await context.app.blobs.read(hash), hash, stored: true };
}

async function readPath(context: ServiceContext, path: string): Promise<IncomingFile> {
  const { allowedImportRoots, maxUploadBytes } = context.app.config;
  const real = await resolveImportPath(path, allowedImportRoots);
  const unreadable = (cause: unknown): never => {
    throw new SonoledgerError('FILE_NOT_FOUND', `${path} cannot be read.`, {}, { cause });
  };
  requireReadable(path, await stat(real).catch(unreadable), maxUploadBytes);
  const bytes = await readFile(real).catch(unreadable);
  const hash = createHash('sha256').update(bytes).digest('hex');
  return { fileName: basename(real), bytes, hash, stored: false };
}

// A pipe or a device would be read without end.
function requireReadable(path: string, stats: Stats, maxBytes: number): void {
  if (!stats.isFile()) {
    const what = stats.isDirectory() ? 'a folder' : 'no regular file';
    throw new SonoledgerError('UNSUPPORTED_FORMAT', `${path} is ${what}: name one file.`);
  }
  if (stats.size > maxBytes) {
    throw new SonoledgerError(
      'PAYLOAD_TOO_LARGE',
      `${path} has ${stats.size} bytes, more than the ${maxBytes} that are accepted (SONOLEDGER_MAX_UPLOAD_BYTES).`,
      { sizeBytes: stats.size, maxBytes },
    );
  }
}
