import type { ServiceContext } from '../../../context/types.ts';
import { inTransaction } from '../../../database/inTransaction.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import { requireFound } from '../../../graphql/requireFound.ts';
import { requireUuid } from '../../../graphql/requireUuid.ts';
import { enqueueJob } from '../../../jobs/enqueueJob.ts';
import { findRegistrationsByIds } from '../queries.ts';
import type { RequestedRegistration } from '../types.ts';

/** Has the quality-control sheet drawn anew, for example after an annotation was added. */
export async function renderQcSheet(
  context: ServiceContext,
  registrationId: string,
): Promise<RequestedRegistration> {
  const id = requireUuid(registrationId, 'registration');
  const [found] = await findRegistrationsByIds(context.app.prisma, [id]);
  const registration = requireFound(found, 'registration', id);
  if (registration.state !== 'COMPLETED') {
    throw new SonoledgerError(
      'CONFLICT',
      `Registration ${id} is ${registration.state}: only a completed one has a picture.`,
    );
  }
  const job = await inTransaction(context, (tx) =>
    enqueueJob(tx, context, 'RENDER_QC_SHEET', { registrationId: id }, { dedupeKey: id }),
  );
  return { registration, job };
}
