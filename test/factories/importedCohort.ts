import { createDataSet } from '../../src/domains/cohort/service/createDataSet.ts';
import { importAnnotation } from '../../src/domains/imports/service/importAnnotation.ts';
import { importLandmarks } from '../../src/domains/imports/service/importLandmarks.ts';
import { importVolume } from '../../src/domains/imports/service/importVolume.ts';
import { writeTagFile } from '../../src/formats/tag/writeTagFile.ts';
import type { ImportAnnotationInput, ImportVolumeInput } from '../../src/generated/resolverTypes.ts';
import type {
  AnnotationRecord,
  DataSetRecord,
  LandmarkSetRecord,
  VolumeRecord,
} from '../../src/graphql/records.ts';
import type { Geometry, Image, VoxelArray } from '../../src/kernels/geometry/types.ts';
import { createTestApp, type TestApp, type TestAppOptions } from '../support/testApp.ts';
import { type Box, boxMask, type ImageOptions, mriImage, ultrasoundImage } from './images.ts';
import { type ImportFolder, importFolder } from './importFolder.ts';

type VolumeChanges = Partial<ImportVolumeInput> & { image?: Image<VoxelArray>; grid?: ImageOptions };
type AnnotationChanges = Partial<ImportAnnotationInput>;

/** Makes small records by importing real files as the CURATOR. Every volume has bytes of its own. */
export interface ImportedCohort {
  readonly folder: ImportFolder;
  dataSet(name?: string): Promise<DataSetRecord>;
  ultrasound(dataSet: DataSetRecord, pseudonym: string, changes?: VolumeChanges): Promise<VolumeRecord>;
  mri(dataSet: DataSetRecord, pseudonym: string, changes?: VolumeChanges): Promise<VolumeRecord>;
  /** A manual tumour annotation of a box on the volume's grid. */
  annotation(volume: VolumeRecord, box: Box, changes?: AnnotationChanges): Promise<AnnotationRecord>;
  /** Point pairs, LPS mm, three numbers a point. */
  landmarks(
    moving: VolumeRecord,
    fixed: VolumeRecord,
    movingLps: readonly number[],
    fixedLps: readonly number[],
  ): Promise<LandmarkSetRecord>;
}

/** An app with a folder that it may import from. */
export async function createTestAppWithFolder(
  options: TestAppOptions = {},
): Promise<{ test: TestApp; folder: ImportFolder; close(): Promise<void> }> {
  const folder = importFolder();
  const test = await createTestApp({
    ...options,
    flags: { allowedImportRoots: folder.path, ...options.flags },
  });
  const close = async (): Promise<void> => {
    await test.close();
    folder.remove();
  };
  return { test, folder, close };
}

export function createImportedCohort(test: TestApp, folder: ImportFolder): ImportedCohort {
  let serial = 0;
  const context = () => test.context('CURATOR');
  const volume = (kind: 'US' | 'MR', dataSet: DataSetRecord, pseudonym: string, changes: VolumeChanges) => {
    const { image, grid, ...input } = changes;
    const draw = kind === 'US' ? ultrasoundImage : mriImage;
    serial++;
    const name = input.name ?? `${pseudonym} ${kind} ${serial}`;
    return importVolume(context(), {
      dataSetId: dataSet.id,
      pseudonym,
      name,
      modality: kind,
      sequence: kind === 'US' ? 'B_MODE' : 'T1',
      phase: kind === 'US' ? 'PRE_DURA' : 'PREOPERATIVE',
      source: folder.write(`${serial}.nii.gz`, image ?? draw({ seed: serial, ...grid })),
      ...input,
    });
  };
  return {
    folder,
    dataSet: (name = `Set ${++serial}`) =>
      createDataSet(context(), { name, licence: 'CC BY 4.0', citation: 'A test' }),
    ultrasound: (dataSet, pseudonym, changes = {}) => volume('US', dataSet, pseudonym, changes),
    mri: (dataSet, pseudonym, changes = {}) => volume('MR', dataSet, pseudonym, changes),
    annotation: (on, box, changes = {}) =>
      importAnnotation(context(), {
        volumeId: on.id,
        structure: 'TUMOUR',
        origin: 'MANUAL',
        source: folder.write(`label-${++serial}.nii.gz`, boxMask(on as unknown as Geometry, box)),
        ...changes,
      }),
    landmarks: (moving, fixed, movingLps, fixedLps) =>
      importLandmarks(context(), {
        movingVolumeId: moving.id,
        fixedVolumeId: fixed.id,
        source: folder.write(
          `points-${++serial}.tag`,
          writeTagFile({
            movingLps: Float64Array.from(movingLps),
            fixedLps: Float64Array.from(fixedLps),
            labels: Array.from({ length: movingLps.length / 3 }, (_, n) => `p${n}`),
          }),
        ),
      }),
  };
}
