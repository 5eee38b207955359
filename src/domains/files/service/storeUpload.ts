import type { ServiceContext } from '../../../context/types.ts';
import { ensureBlob } from '../../../database/ensureBlob.ts';
import { inTransaction } from '../../../database/inTransaction.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import { recordChange } from '../../../ledger/recordChange.ts';
import type { BlobContent } from '../../../storage/types.ts';
import { ensureUpload, uploadExists } from '../queries.ts';

export interface Upload {
  readonly content: BlobContent;
  readonly mediaType: string;
  readonly fileName: string | null;
  /** SHA-256 that the content must have. */
  readonly expectedHash?: string;
}

export interface UploadedFile {
  readonly hash: string;
  readonly sizeBytes: number;
  readonly url: string;
}

/**
 * Stores a file as it streams in; bytes that are there already are stored once. Who sent
 * a file may read it; sending it again changes nothing.
 * HASH_MISMATCH, PAYLOAD_TOO_LARGE, STORAGE_FULL; after any error nothing is kept.
 */
export async function storeUpload(context: ServiceContext, upload: Upload): Promise<UploadedFile> {
  const { blobs, config, prisma } = context.app;
  const { content, mediaType, fileName } = upload;
  const expectedHash = upload.expectedHash?.toLowerCase();
  if (expectedHash !== undefined && !/^[0-9a-f]{64}$/.test(expectedHash)) {
    throw new SonoledgerError('INVALID_INPUT', 'sha256 is written as 64 hexadecimal digits.');
  }
  const { hash, sizeBytes } = await blobs.put(content, { expectedHash, maxBytes: config.maxUploadBytes });
  if (!(await uploadExists(prisma, hash, context.actor.userId))) {
    await inTransaction(context, async (tx) => {
      await ensureBlob(tx, { hash, sizeBytes, mediaType, fileName });
      await ensureUpload(tx, hash, context.actor.userId);
      await recordChange(tx, context, {
        action: 'FILE_UPLOADED',
        entity: 'Blob',
        entityId: hash,
        after: { sizeBytes, mediaType, fileName },
      });
    });
  }
  return { hash, sizeBytes, url: `/files/${hash}` };
}
