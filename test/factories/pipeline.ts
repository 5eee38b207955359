import { completeRegistration } from '../../src/domains/registration/queries.ts';
import { registerVolumes } from '../../src/domains/registration/service/registerVolumes.ts';
import { sliceLabel } from '../../src/domains/slices/service/sliceLabel.ts';
import type { Registration, RegistrationMethod } from '../../src/generated/prisma/client.ts';
import type { ImportAnnotationInput } from '../../src/generated/resolverTypes.ts';
import type { AnnotationRecord, DataSetRecord, VolumeRecord } from '../../src/graphql/records.ts';
import { IDENTITY_MAT4 } from '../../src/kernels/geometry/identityMat4.ts';
import type { Mat4 } from '../../src/kernels/geometry/types.ts';
import type { TestApp } from '../support/testApp.ts';
import type { Box } from './images.ts';
import type { ImportedCohort } from './importedCohort.ts';

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
  const { registration } = await registerVolumes(context('CURATOR'), {
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

/** A patient's ultrasound volume with an annotation of a box and a slicing, which waits for drainJobs. */
export async function createSlicedUltrasound(
  test: TestApp,
  cohort: ImportedCohort,
  dataSet: DataSetRecord,
  pseudonym: string,
  box: Box,
  changes: Partial<ImportAnnotationInput> = {},
): Promise<{ us: VolumeRecord; annotation: AnnotationRecord }> {
  const us = await cohort.ultrasound(dataSet, pseudonym);
  const annotation = await cohort.annotation(us, box, changes);
  await sliceLabel(test.context('CURATOR'), { annotationId: annotation.id });
  return { us, annotation };
}

/** A box of n voxels a side: 3 n slices of n * n voxels. */
export const cube = (n: number, from = 2): Box => ({
  from: [from, from, from],
  to: [from + n - 1, from + n - 1, from + n - 1],
});
