import type { Blob, Prisma } from '../../generated/prisma/client.ts';

export const findBlob = (db: Prisma.TransactionClient, hash: string): Promise<Blob | null> =>
  db.blob.findUnique({ where: { hash } });
