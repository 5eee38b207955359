import type { ServiceContext } from '../context/types.ts';
import type { Prisma } from '../generated/prisma/client.ts';

/** Runs `work` in one transaction: everything it writes, ledger and jobs included, is kept or lost together. */
export function inTransaction<Result>(
  context: ServiceContext,
  work: (tx: Prisma.TransactionClient) => Promise<Result>,
): Promise<Result> {
  return context.app.prisma.$transaction(work, { timeout: 60_000, maxWait: 30_000 });
}
