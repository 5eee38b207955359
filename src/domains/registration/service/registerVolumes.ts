import type { ServiceContext } from '../../../context/types.ts';
import { inTransaction } from '../../../database/inTransaction.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { Volume } from '../../../generated/prisma/client.ts';
import type { RegisterVolumesInput } from '../../../generated/resolverTypes.ts';
import { requireFound } from '../../../graphql/requireFound.ts';
import { requireUuid } from '../../../graphql/requireUuid.ts';
import { IDENTITY_MAT4 } from '../../../kernels/geometry/identityMat4.ts';
import type { Mat4 } from '../../../kernels/geometry/types.ts';
import { validateRigid } from '../../../kernels/geometry/validateRigid.ts';
import { findVolumesByIds } from '../../cohort/queries.ts';
import { parseRegistrationParameters } from '../parameters.ts';
import { MOST_SEQUENCES, type RequestedRegistration } from '../types.ts';
import { requestRegistration } from './requestRegistration.ts';
import { requireComputedMethod } from './requireComputedMethod.ts';

/** Checks a request for one registration, stores it and hands the work to a worker. */
export async function registerVolumes(
  context: ServiceContext,
  input: RegisterVolumesInput,
): Promise<RequestedRegistration> {
  const method = requireComputedMethod(input.method);
  const request = {
    ...(await requireVolumes(context, input)),
    method,
    seed: input.seed ?? 1,
    trackedMovingToFixedLps: requirePose(input.trackedMovingToFixedLps ?? IDENTITY_MAT4),
    parameters: parseRegistrationParameters(input.parameters),
  };
  return inTransaction(context, (tx) => requestRegistration(tx, context, request));
}

async function requireVolumes(
  context: ServiceContext,
  { fixedVolumeId, movingVolumeIds }: RegisterVolumesInput,
): Promise<{ fixedVolume: Volume; movingVolumes: Volume[] }> {
  const ids = [fixedVolumeId, ...movingVolumeIds].map((id) => requireUuid(id, 'volume'));
  const rows = await findVolumesByIds(context.app.prisma, ids);
  const [fixedVolume, ...movingVolumes] = ids.map((id) =>
    requireFound(
      rows.find((row) => row.id === id),
      'volume',
      id,
    ),
  );
  requirePair(fixedVolume, movingVolumes);
  return { fixedVolume, movingVolumes };
}

function requirePair(fixed: Volume, moving: readonly Volume[]): void {
  const refuse = (message: string): never => {
    throw new SonoledgerError('INVALID_INPUT', message);
  };
  if (moving.length < 1 || moving.length > MOST_SEQUENCES) refuse(`Give 1 to ${MOST_SEQUENCES} MRI volumes.`);
  if (new Set(moving.map((volume) => volume.id)).size < moving.length)
    refuse('An MRI volume is named twice.');
  if (fixed.modality !== 'US')
    refuse(`The fixed volume "${fixed.name}" is MR: were fixed and moving swapped?`);
  for (const volume of moving) {
    if (volume.modality !== 'MR')
      refuse(`The moving volume "${volume.name}" is US: were fixed and moving swapped?`);
    if (volume.patientId !== fixed.patientId) refuse(`Volume "${volume.name}" belongs to another patient.`);
  }
}

function requirePose(pose: readonly number[]): Mat4 {
  validateRigid(pose, 'trackedMovingToFixedLps');
  return pose;
}
