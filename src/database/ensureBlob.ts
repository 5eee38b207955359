import type { Prisma } from '../generated/prisma/client.ts';

export interface BlobFacts {
  readonly hash: string;
  readonly sizeBytes: number;
  readonly mediaType: string;
  readonly fileName: string | null;
}

/** Records a stored blob. Content is addressed by hash, so a second writer of the same bytes has nothing to add. */
export async function ensureBlob(db: Prisma.TransactionClient, blob: BlobFacts): Promise<void> {
  await db.$executeRaw`
    INSERT INTO blob (hash, size_bytes, media_type, file_name)
    VALUES (${blob.hash}, ${blob.sizeBytes}, ${blob.mediaType}, ${blob.fileName})
    ON CONFLICT (hash) DO NOTHING`;
}
