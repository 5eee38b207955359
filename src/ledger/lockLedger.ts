import type { Prisma } from '../generated/prisma/client.ts';

/**
 * Waits until every change that is under way has ended and lets no other begin before this transaction ends:
 * what it reads is then what the ledger says. For work that sums up the state of many records.
 */
export async function lockLedger(tx: Prisma.TransactionClient): Promise<void> {
  await tx.$executeRaw`SELECT lock_ledger()`;
}
