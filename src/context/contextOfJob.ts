import { actorOfUser } from '../auth/actorOf.ts';
import { requireFound } from '../graphql/requireFound.ts';
import type { App, ServiceContext } from './types.ts';

/** The context in which a job runs: the rights and the request id of whoever asked for it. */
export async function contextOfJob(
  app: App,
  job: {
    readonly id: string;
    readonly createdById: string;
    readonly requestId: string | null;
    readonly workerName: string | null;
  },
): Promise<ServiceContext> {
  const user = requireFound(
    await app.prisma.user.findUnique({ where: { id: job.createdById } }),
    'user',
    job.createdById,
  );
  return {
    app,
    actor: actorOfUser(user),
    agent: `${job.workerName ?? 'worker'}, job ${job.id}`,
    requestId: job.requestId ?? job.id,
  };
}
