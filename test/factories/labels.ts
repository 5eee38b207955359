import type {
  PseudoLabel,
  RecordState,
  Registration,
  RegistrationMethod,
  Volume,
} from '../../src/generated/prisma/client.ts';
import { IDENTITY_MAT4 } from '../../src/kernels/geometry/identityMat4.ts';
import type { Mask } from '../../src/kernels/geometry/types.ts';
import { countVoxels } from '../../src/kernels/masks/countVoxels.ts';
import type { TestApp } from '../support/testApp.ts';
import { createTestAnnotation, createTestVolume, storeTestImage } from './cohort.ts';

/** Volumes of a patient must differ in content. */
let mriCount = 0;

/** A registration of no MRI in particular; the pose is the identity. */
export const createTestRegistration = (
  { app }: TestApp,
  { id: fixedVolumeId }: Volume,
  { method = 'LC2_RIGID', state = 'COMPLETED' }: { method?: RegistrationMethod; state?: RecordState } = {},
): Promise<Registration> =>
  app.prisma.registration.create({
    data: {
      fixedVolumeId,
      method,
      methodVersion: '1',
      parameters: {},
      seed: 1,
      state,
      trackedMovingToFixedLps: [...IDENTITY_MAT4],
      movingToFixedLps: state === 'COMPLETED' ? [...IDENTITY_MAT4] : [],
      ...(state === 'FAILED' && { errorCode: 'REGISTRATION_FAILED', errorMessage: 'It failed.' }),
    },
  });

/** A completed pseudo label of a registration, with an MRI and its annotation made for it. */
export async function createTestPseudoLabel(
  test: TestApp,
  registration: Registration,
  label: Mask,
): Promise<PseudoLabel> {
  const { prisma } = test.app;
  const ultrasound = await prisma.volume.findUniqueOrThrow({
    where: { id: registration.fixedVolumeId },
    include: { patient: true },
  });
  const mri = await createTestVolume(test, ultrasound.patient, 'MRI', 'MR', {
    ...label,
    data: new Float32Array(label.data.length).fill(++mriCount),
  });
  const annotation = await createTestAnnotation(test, mri, label);
  const voxelCount = countVoxels(label);
  return prisma.pseudoLabel.create({
    data: {
      registrationId: registration.id,
      annotationId: annotation.id,
      ultrasoundVolumeId: ultrasound.id,
      method: 'NEAREST',
      state: 'COMPLETED',
      blobHash: await storeTestImage(test, label),
      voxelCount,
      voxelsCropped: 0,
      volumeMm3: voxelCount,
      tumourInConeFraction: 1,
    },
  });
}
