import type { ServiceContext } from '../context/types.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import type { JobFailure, JobHandler, JobKind } from './types.ts';

/** Brings the records of a job to their end state, by the handler of its kind; nothing when none is known. */
export async function failRecords(
  tx: Prisma.TransactionClient,
  context: ServiceContext,
  job: { readonly kind: string; readonly input: unknown },
  failure: JobFailure,
): Promise<void> {
  const handler = context.app.jobHandlers[job.kind as JobKind] as JobHandler<JobKind> | undefined;
  await handler?.fail(tx, context, job.input as never, failure);
}
