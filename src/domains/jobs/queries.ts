import { type Job, Prisma } from '../../generated/prisma/client.ts';
import type { JobFilter } from '../../generated/resolverTypes.ts';
import type { PageRequest } from '../../graphql/connection.ts';

type Database = Prisma.TransactionClient;

export const jobWhere = (filter: JobFilter | null | undefined): Prisma.JobWhereInput => ({
  ...(filter?.state != null && { state: { in: [...filter.state] } }),
  ...(filter?.kind != null && { kind: { in: [...filter.kind] } }),
});

/** Newest first. */
export const findJobs = (
  db: Database,
  where: Prisma.JobWhereInput,
  { take, afterKey }: PageRequest,
): Promise<Job[]> =>
  db.job.findMany({
    where: afterKey === null ? where : { AND: [where, { id: { lt: afterKey } }] },
    take,
    orderBy: { id: 'desc' },
  });

export const countJobs = (db: Database, where: Prisma.JobWhereInput): Promise<number> =>
  db.job.count({ where });

export const findJobsByIds = (db: Database, ids: readonly string[]): Promise<Job[]> =>
  db.job.findMany({ where: { id: { in: [...ids] } } });

export const findJob = (db: Database, id: string): Promise<Job | null> =>
  db.job.findUnique({ where: { id } });

/**
 * In one step, so that no worker can take or give back the job meanwhile: a waiting job is cancelled, a running
 * one is asked to stop. False when the job has ended or does not exist.
 */
export async function setCancelled(db: Database, id: string): Promise<boolean> {
  const written = await db.$executeRaw`
    UPDATE job SET cancel_requested = true,
      state = CASE WHEN state = 'QUEUED' THEN 'CANCELLED' ELSE state END,
      finished_at = CASE WHEN state = 'QUEUED' THEN now() END
    WHERE id = ${id}::uuid AND state IN ('QUEUED', 'RUNNING')`;
  return written === 1;
}

/** Tells the worker that runs the job, which would otherwise see it at its next renewal. */
export const notifyCancelled = (db: Database, id: string): Promise<unknown> =>
  db.$queryRaw(Prisma.sql`SELECT pg_notify('sonoledger_job_cancel', ${id})::text`);
