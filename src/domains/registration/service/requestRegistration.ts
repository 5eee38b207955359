import type { ServiceContext } from '../../../context/types.ts';
import type { Prisma, RegistrationMethod, Volume } from '../../../generated/prisma/client.ts';
import { enqueueJob } from '../../../jobs/enqueueJob.ts';
import type { Mat4 } from '../../../kernels/geometry/types.ts';
import { recordChange } from '../../../ledger/recordChange.ts';
import { insertRegistration, linkRegistrationJob } from '../queries.ts';
import { METHOD_VERSION, type RequestedRegistration } from '../types.ts';

export interface RegistrationRequest {
  readonly fixedVolume: Volume;
  readonly movingVolumes: readonly Volume[];
  readonly method: RegistrationMethod;
  readonly seed: number;
  readonly trackedMovingToFixedLps: Mat4;
  readonly parameters: object;
  /** Of MANUAL: the registration moved, and why. */
  readonly parentId?: string;
  readonly reason?: string;
}

/** Writes a pending registration and its job in the caller's transaction. The request is already checked. */
export async function requestRegistration(
  tx: Prisma.TransactionClient,
  context: ServiceContext,
  request: RegistrationRequest,
): Promise<RequestedRegistration> {
  const { fixedVolume, movingVolumes, method, seed, parentId } = request;
  const movingVolumeIds = movingVolumes.map((volume) => volume.id);
  // The job needs the record's id and the record the job's: the record goes first and is linked at once.
  const { id } = await insertRegistration(
    tx,
    {
      fixedVolumeId: fixedVolume.id,
      method,
      methodVersion: METHOD_VERSION[method],
      parameters: request.parameters as Prisma.InputJsonObject,
      seed,
      parentId: parentId ?? null,
      trackedMovingToFixedLps: [...request.trackedMovingToFixedLps],
      movingToFixedLps: [],
    },
    movingVolumeIds,
  );
  const job = await enqueueJob(tx, context, 'REGISTER_VOLUMES', { registrationId: id }, { dedupeKey: id });
  const registration = await linkRegistrationJob(tx, id, job.id);
  await recordChange(tx, context, {
    action: 'REGISTRATION_REQUESTED',
    entity: 'Registration',
    entityId: id,
    reason: request.reason,
    after: { fixedVolumeId: fixedVolume.id, movingVolumeIds, method, seed, jobId: job.id, parentId },
  });
  return { registration, job };
}
