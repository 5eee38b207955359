import type { Prisma } from '../generated/prisma/client.ts';

/**
 * Lets one asker at a time pass for a key, until its transaction ends: of two equal requests the second finds
 * the records of the first.
 */
export async function lockRequest(tx: Prisma.TransactionClient, key: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))`;
}
