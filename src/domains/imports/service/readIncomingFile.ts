import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ServiceContext } from '../../../context/types.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import { systemErrorCode } from '../../../errors/systemErrorCode.ts';
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
  const real = await resolveImportPath(path, context.app.config.allowedImportRoots);
  const bytes = await readFile(real).catch((cause: unknown) => {
    const isFolder = systemErrorCode(cause) === 'EISDIR';
    throw new SonoledgerError(
      isFolder ? 'UNSUPPORTED_FORMAT' : 'FILE_NOT_FOUND',
      isFolder ? `${path} is a folder: name one file.` : `${path} cannot be read.`,
      {},
      { cause },
    );
  });
  const hash = createHash('sha256').update(bytes).digest('hex');
  return { fileName: basename(real), bytes, hash, stored: false };
}
