import type { ServiceContext } from '../../../context/types.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import { findBlob } from '../../files/queries.ts';
import { requireFileName } from '../../files/requireFileName.ts';
import type { IncomingFile } from '../types.ts';

/**
 * Reads an uploaded file by its hash.
 * @param name of the file, where it differs from that of the first upload of these bytes
 */
export async function readUpload(
  context: ServiceContext,
  uploadHash: string,
  name: string | null | undefined,
): Promise<IncomingFile> {
  const hash = uploadHash.toLowerCase();
  const blob = await findBlob(context.app.prisma, hash);
  if (!blob) {
    throw new SonoledgerError('FILE_NOT_FOUND', `No uploaded file ${hash}: send it with PUT /files first.`);
  }
  const fileName = name == null ? (blob.fileName ?? hash) : requireFileName(name, 'fileName');
  return { fileName, bytes: await context.app.blobs.read(hash), hash, stored: true };
}
