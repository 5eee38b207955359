import type { ServiceContext } from '../context/types.ts';
import type { Job, Prisma } from '../generated/prisma/client.ts';
import type { JobInputs, JobKind } from './types.ts';

export interface EnqueueOptions {
  /** Higher first. */
  readonly priority?: number;
  /** While a job of this kind and key waits or runs, a second one is refused as DUPLICATE. */
  readonly dedupeKey?: string;
  readonly maxAttempts?: number;
}

/** Adds a job inside the transaction that makes its record, so that neither exists without the other. */
export function enqueueJob<Kind extends JobKind>(
  tx: Prisma.TransactionClient,
  context: ServiceContext,
  kind: Kind,
  input: JobInputs[Kind],
  options: EnqueueOptions = {},
): Promise<Job> {
  return tx.job.create({
    data: {
      kind,
      input,
      priority: options.priority ?? 0,
      dedupeKey: options.dedupeKey ?? null,
      maxAttempts: options.maxAttempts ?? 3,
      requestId: context.requestId,
      createdById: context.actor.userId,
    },
  });
}
