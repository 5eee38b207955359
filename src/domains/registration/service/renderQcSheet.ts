import type { ServiceContext } from '../../../context/types.ts';
import { inTransaction } from '../../../database/inTransaction.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import { requireFound } from '../../../graphql/requireFound.ts';
import { requireUuid } from '../../../graphql/requireUuid.ts';
import { enqueueJob } from '../../../jobs/enqueueJob.ts';
import { recordChange } from '../../../ledger/recordChange.ts';
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
  const job = await inTransaction(context, async (tx) => {
    const queued = await enqueueJob(
      tx,
      context,
      'RENDER_QC_SHEET',
      { registrationId: id },
      { dedupeKey: id },
    );
    await recordChange(tx, context, {
      action: 'QC_SHEET_REQUESTED',
      entity: 'Registration',
      entityId: id,
      after: { jobId: queued.id },
    });
    return queued;
  });
  return { registration, job };
}
