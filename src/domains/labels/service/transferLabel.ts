import type { ServiceContext } from '../../../context/types.ts';
import { inTransaction } from '../../../database/inTransaction.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { Job } from '../../../generated/prisma/client.ts';
import type { TransferLabelInput } from '../../../generated/resolverTypes.ts';
import type { PseudoLabelRecord } from '../../../graphql/records.ts';
import { requireFound } from '../../../graphql/requireFound.ts';
import { requireUuid } from '../../../graphql/requireUuid.ts';
import { enqueueJob } from '../../../jobs/enqueueJob.ts';
import { recordChange } from '../../../ledger/recordChange.ts';
import * as queries from '../queries.ts';

export interface RequestedTransfer {
  readonly pseudoLabel: PseudoLabelRecord;
  readonly job: Job;
}

/**
 * Has an annotation carried onto the ultrasound of a completed registration. The annotation must lie on one of
 * the registration's MRI volumes. An excluded registration may be used too: its exclusion stays in force and
 * keeps the pseudo label out of freezes.
 */
export async function transferLabel(
  context: ServiceContext,
  input: TransferLabelInput,
): Promise<RequestedTransfer> {
  const registration = await requireCompletedRegistration(context, input.registrationId);
  const annotation = requireFound(
    await queries.findAnnotationForTransfer(
      context.app.prisma,
      requireUuid(input.annotationId, 'annotation'),
    ),
    'annotation',
    input.annotationId,
  );
  if (!registration.moving.some(({ volumeId }) => volumeId === annotation.volumeId)) {
    throw new SonoledgerError(
      'INVALID_INPUT',
      `The annotation lies on volume "${annotation.volume.name}", which is not an MRI volume of this registration.`,
    );
  }
  const method = input.method ?? 'NEAREST';
  return inTransaction(context, async (tx) => {
    const { id } = await queries.insertPseudoLabel(tx, {
      registrationId: registration.id,
      annotationId: annotation.id,
      ultrasoundVolumeId: registration.fixedVolumeId,
      method,
    });
    const job = await enqueueJob(tx, context, 'TRANSFER_LABEL', { pseudoLabelId: id }, { dedupeKey: id });
    const pseudoLabel = await queries.linkPseudoLabelJob(tx, id, job.id);
    await recordChange(tx, context, {
      action: 'TRANSFER_REQUESTED',
      entity: 'PseudoLabel',
      entityId: id,
      after: { registrationId: registration.id, annotationId: annotation.id, method, jobId: job.id },
    });
    return { pseudoLabel, job };
  });
}

async function requireCompletedRegistration(context: ServiceContext, registrationId: string) {
  const id = requireUuid(registrationId, 'registration');
  const found = await queries.findRegistrationForTransfer(context.app.prisma, id);
  const registration = requireFound(found, 'registration', id);
  if (registration.state === 'COMPLETED') return registration;
  throw new SonoledgerError(
    'CONFLICT',
    `Registration ${id} is ${registration.state}: a label can only be carried through a completed one.`,
  );
}
