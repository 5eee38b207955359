import { completeRegistration } from '../../src/domains/registration/queries.ts';
import { registerVolumes } from '../../src/domains/registration/service/registerVolumes.ts';
import type { Registration, RegistrationMethod } from '../../src/generated/prisma/client.ts';
import type { VolumeRecord } from '../../src/graphql/records.ts';
import { IDENTITY_MAT4 } from '../../src/kernels/geometry/identityMat4.ts';
import type { Mat4 } from '../../src/kernels/geometry/types.ts';
import type { TestApp } from '../support/testApp.ts';

/** What a machine might have measured. */
export const TEST_EVIDENCE = {
  similarityName: 'LC2',
  similarityTracked: 0.2,
  similarityRegistered: 0.3,
  nullSimilarityMean: 0.1,
  nullSimilaritySd: 0.02,
  nullPoseCount: 48,
  restartCount: 10,
  restartsInBasin: 6,
  restartDispersionMm: 0.4,
  overlapFraction: 0.9,
  translationMm: 0,
  rotationDeg: 0,
  landmarkCount: 0,
  betterByEvidence: true,
  recommendation: 'REGISTERED',
  warnings: [],
  evaluations: 1000,
  durationMs: 10,
  device: 'cpu',
} as const;

/**
 * A registration asked for through the service and completed without computing anything; its job is left in the
 * queue, where it would be skipped.
 */
export async function createCompletedRegistration(
  { app, context }: TestApp,
  fixed: VolumeRecord,
  moving: readonly VolumeRecord[],
  options: { method?: RegistrationMethod; movingToFixedLps?: Mat4; overlapFraction?: number } = {},
): Promise<Registration> {
  const { method = 'LC2_RIGID', movingToFixedLps = IDENTITY_MAT4, overlapFraction = 0.9 } = options;
  const { registration } = await registerVolumes(context('RESEARCHER'), {
    fixedVolumeId: fixed.id,
    movingVolumeIds: moving.map((volume) => volume.id),
    method: method as Exclude<RegistrationMethod, 'IMPORTED'>,
  });
  return completeRegistration(app.prisma, registration.id, movingToFixedLps, {
    ...TEST_EVIDENCE,
    warnings: [],
    overlapFraction,
  });
}
