import type { ServiceContext } from '../../../context/types.ts';
import { inTransaction } from '../../../database/inTransaction.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { RegisterVolumesInput } from '../../../generated/resolverTypes.ts';
import { IDENTITY_MAT4 } from '../../../kernels/geometry/identityMat4.ts';
import type { Mat4 } from '../../../kernels/geometry/types.ts';
import { validateRigid } from '../../../kernels/geometry/validateRigid.ts';
import { parseRegistrationParameters } from '../parameters.ts';
import { findLandmarksBetween } from '../queries.ts';
import { requireVolumes } from '../requireVolumes.ts';
import type { RequestedRegistration } from '../types.ts';
import { type RegistrationRequest, requestRegistration } from './requestRegistration.ts';
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
    parameters: parseRegistrationParameters(method, input.parameters),
  };
  if (method === 'LANDMARK_RIGID') await requireLandmarks(context, request);
  return inTransaction(context, (tx) => requestRegistration(tx, context, request));
}

function requirePose(pose: readonly number[]): Mat4 {
  validateRigid(pose, 'trackedMovingToFixedLps');
  return pose;
}

async function requireLandmarks(
  { app }: ServiceContext,
  { fixedVolume, movingVolumes }: Pick<RegistrationRequest, 'fixedVolume' | 'movingVolumes'>,
): Promise<void> {
  const movingIds = movingVolumes.map(({ id }) => id);
  const sets = await findLandmarksBetween(app.prisma, fixedVolume.id, movingIds);
  if (sets.length > 0) return;
  throw new SonoledgerError(
    'LANDMARK_PARTNER_MISSING',
    `LANDMARK_RIGID needs landmarks between "${fixedVolume.name}" and its MRI: import them first.`,
  );
}
