import { ensureBlob } from '../../src/database/ensureBlob.ts';
import { writeNifti } from '../../src/formats/nifti/writeNifti.ts';
import type { Annotation, Patient, Structure, Volume } from '../../src/generated/prisma/client.ts';
import type { Image, Mask, VoxelArray } from '../../src/kernels/geometry/types.ts';
import { countVoxels } from '../../src/kernels/masks/countVoxels.ts';
import type { TestApp } from '../support/testApp.ts';

/** Stores bytes with their row and gives the hash. */
export async function storeTestBlob({ app }: TestApp, bytes: Uint8Array): Promise<string> {
  const blob = await app.blobs.put(bytes);
  await ensureBlob(app.prisma, { ...blob, mediaType: 'application/octet-stream', fileName: null });
  return blob.hash;
}

export const storeTestImage = (test: TestApp, image: Image<VoxelArray>): Promise<string> =>
  storeTestBlob(test, writeNifti(image, { gzip: true, compressionLevel: 1 }));

export interface TestPatient {
  readonly patient: Patient;
  readonly ultrasound: Volume;
}

/** A patient of the data set "Test" with one ultrasound volume. */
export async function createTestPatientWithUltrasound(
  test: TestApp,
  pseudonym: string,
  ultrasound: Image<VoxelArray>,
): Promise<TestPatient> {
  const { prisma } = test.app;
  const { id: dataSetId } = await prisma.dataSet.upsert({
    where: { name: 'Test' },
    create: { name: 'Test', licence: 'none', citation: 'none', visibility: 'OPEN' },
    update: {},
  });
  const patient = await prisma.patient.create({
    data: { dataSetId, pseudonym, procedures: { create: { procedureNumber: 1 } } },
  });
  return { patient, ultrasound: await createTestVolume(test, patient, `${pseudonym} US`, 'US', ultrasound) };
}

export async function createTestVolume(
  test: TestApp,
  { id: patientId }: Patient,
  name: string,
  modality: 'US' | 'MR',
  image: Image<VoxelArray>,
): Promise<Volume> {
  const { prisma } = test.app;
  const { id: procedureId } = await prisma.procedure.findFirstOrThrow({ where: { patientId } });
  const { size, spacingMm, originLps, direction } = image.geometry;
  return prisma.volume.create({
    data: {
      patientId,
      procedureId,
      name,
      modality,
      sequence: modality === 'US' ? 'B_MODE' : 'T1',
      phase: modality === 'US' ? 'PRE_DURA' : 'PREOPERATIVE',
      format: 'NIFTI',
      size: [...size],
      spacingMm: [...spacingMm],
      originLps: [...originLps],
      direction: [...direction],
      voxelType: 'float32',
      blobHash: await storeTestImage(test, image),
    },
  });
}

export interface TestAnnotationOptions {
  readonly annotatorName?: string;
  readonly structure?: Structure;
  /** The voxels of the file, where they are not those of the mask. */
  readonly file?: Image<VoxelArray>;
}

/** A tumour annotation of a volume. */
export async function createTestAnnotation(
  test: TestApp,
  { id: volumeId }: Volume,
  mask: Mask,
  { annotatorName = 'First rater', structure = 'TUMOUR', file = mask }: TestAnnotationOptions = {},
): Promise<Annotation> {
  const { prisma } = test.app;
  const { id: annotatorId } = await prisma.annotator.upsert({
    where: { name: annotatorName },
    create: { name: annotatorName },
    update: {},
  });
  const voxelCount = countVoxels(mask);
  const blobHash = await storeTestImage(test, file);
  return prisma.annotation.create({
    data: {
      volumeId,
      structure,
      origin: 'MANUAL',
      annotatorId,
      blobHash,
      voxelCount,
      volumeMm3: voxelCount,
    },
  });
}
