import { accessOf } from '../access/accessOf.ts';
import { findDataSetsOfJob } from '../access/queries.ts';
import { findActorAgain } from '../auth/findActorAgain.ts';
import { requireRight } from '../auth/requireRight.ts';
import type { ServiceContext } from '../context/types.ts';
import { SonoledgerError } from '../errors/sonoledgerError.ts';
import type { Right } from '../generated/resolverTypes.ts';

/**
 * A job runs with the rights that its creator has when it runs. FORBIDDEN when the creator was disabled, lost the
 * right, or is no member any more of a closed data set that the job works on.
 */
export async function requireJobAllowed(context: ServiceContext, jobId: string, right: Right): Promise<void> {
  const { app, actor } = context;
  if ((await findActorAgain(app.prisma, actor)) === null) {
    throw new SonoledgerError(
      'FORBIDDEN',
      `${actor.name}, who asked for this, is disabled. Ask for it as another user.`,
    );
  }
  requireRight(actor, right);
  const access = await accessOf(context);
  if (access === 'ALL') return;
  const dataSetIds = await findDataSetsOfJob(app.prisma, jobId);
  if (dataSetIds.every((id) => access.visible.has(id))) return;
  throw new SonoledgerError(
    'FORBIDDEN',
    `${actor.name}, who asked for this, is no member of the data set any more. Ask an administrator.`,
  );
}
