import { ensureBlob } from '../../../database/ensureBlob.ts';
import type { Prisma } from '../../../generated/prisma/client.ts';
import type { IncomingVolume } from '../types.ts';

/** Records the stored files of a volume or label map. */
export async function ensureVolumeBlobs(
  tx: Prisma.TransactionClient,
  { kept, nifti }: IncomingVolume,
): Promise<void> {
  for (const { hash, bytes, fileName } of kept) {
    const mediaType = hash === nifti.hash ? 'application/x-nifti' : 'application/octet-stream';
    await ensureBlob(tx, { hash, sizeBytes: bytes.length, mediaType, fileName });
  }
}
