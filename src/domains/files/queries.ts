import type { Blob, Prisma } from '../../generated/prisma/client.ts';

export const findBlob = (db: Prisma.TransactionClient, hash: string): Promise<Blob | null> =>
  db.blob.findUnique({ where: { hash } });

export const uploadExists = async (
  db: Prisma.TransactionClient,
  blobHash: string,
  userId: string,
): Promise<boolean> => (await db.blobUpload.count({ where: { blobHash, userId } })) > 0;

/** Notes who sent a file; sending it twice at once is no mistake. */
export const ensureUpload = (
  db: Prisma.TransactionClient,
  blobHash: string,
  userId: string,
): Promise<Prisma.BatchPayload> =>
  db.blobUpload.createMany({ data: [{ blobHash, userId }], skipDuplicates: true });
