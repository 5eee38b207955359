import type { VolumeFacts } from '../../../compute/tasks/inspectVolume.ts';
import type { ServiceContext } from '../../../context/types.ts';
import { ensureBlob } from '../../../database/ensureBlob.ts';
import { inTransaction } from '../../../database/inTransaction.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { ImportAnnotationInput } from '../../../generated/resolverTypes.ts';
import type { AnnotationRecord, VolumeRecord } from '../../../graphql/records.ts';
import { requireFound } from '../../../graphql/requireFound.ts';
import { requireUuid } from '../../../graphql/requireUuid.ts';
import { sameGrid } from '../../../kernels/geometry/sameGrid.ts';
import { voxelVolumeMm3 } from '../../../kernels/geometry/voxelVolumeMm3.ts';
import { recordChange } from '../../../ledger/recordChange.ts';
import { findAnnotationsByIds, findVolumesByIds } from '../../cohort/queries.ts';
import { volumeGeometry } from '../../cohort/volumeGeometry.ts';
import { requireName } from '../../people/requireName.ts';
import {
  ensureAnnotator,
  findAnnotationSuperseding,
  findEqualAnnotation,
  insertAnnotation,
} from '../queries.ts';
import { requireNotSuperseded } from '../requireNotSuperseded.ts';
import type { IncomingFile } from '../types.ts';
import { inspectIncomingVolume } from './inspectIncomingVolume.ts';
import { readIncomingFile } from './readIncomingFile.ts';
import { storeIncomingFile } from './storeIncomingFile.ts';

/**
 * Imports a label map onto its volume. GRID_MISMATCH when it lies on another grid; EMPTY_MASK when it labels
 * nothing, because "no tumour" cannot be told from "not annotated"; DUPLICATE when it is there already.
 */
export async function importAnnotation(
  context: ServiceContext,
  input: ImportAnnotationInput,
): Promise<AnnotationRecord> {
  if (input.annotatorName != null) requireName(input.annotatorName, 'annotator');
  if (input.origin === 'AUTOMATIC' && !input.tool?.trim()) {
    throw new SonoledgerError('INVALID_INPUT', 'An automatic annotation needs the name of its tool.');
  }
  const [found] = await findVolumesByIds(context.app.prisma, [requireUuid(input.volumeId, 'volume')]);
  const volume = requireFound(found, 'volume', input.volumeId);
  if (input.supersedesId != null) await requireSameVolume(context, input.supersedesId, volume.id);
  const file = await readIncomingFile(context, input.source);
  const facts = await inspectIncomingVolume(context, file);
  requireUsableLabel(volume, file, facts);
  await storeIncomingFile(context, file);
  return writeAnnotation(context, input, file, facts);
}

async function requireSameVolume({ app }: ServiceContext, id: string, volumeId: string): Promise<void> {
  const [found] = await findAnnotationsByIds(app.prisma, [requireUuid(id, 'annotation')]);
  const superseded = requireFound(found, 'annotation', id);
  if (superseded.volumeId !== volumeId) {
    throw new SonoledgerError(
      'INVALID_INPUT',
      `Annotation ${id} lies on another volume and cannot be superseded by this one.`,
    );
  }
  requireNotSuperseded(
    'annotation',
    superseded.id,
    await findAnnotationSuperseding(app.prisma, superseded.id),
  );
}

function requireUsableLabel(volume: VolumeRecord, file: IncomingFile, facts: VolumeFacts): void {
  const grids = sameGrid(facts.geometry, volumeGeometry(volume));
  if (!grids.same) {
    throw new SonoledgerError(
      'GRID_MISMATCH',
      `${file.fileName} does not lie on the grid of volume "${volume.name}": ${grids.reason}. Resample it first.`,
      { volumeId: volume.id },
    );
  }
  if (!facts.wholeNumbers) {
    throw new SonoledgerError(
      'INVALID_INPUT',
      `${file.fileName} has values that are not whole numbers: it is no label map. Threshold probabilities first.`,
    );
  }
  if (facts.foregroundVoxels === 0) {
    throw new SonoledgerError(
      'EMPTY_MASK',
      `${file.fileName} labels no voxel. If the volume is not annotated, import nothing: absence means not annotated.`,
    );
  }
}

function writeAnnotation(
  context: ServiceContext,
  input: ImportAnnotationInput,
  file: IncomingFile,
  facts: VolumeFacts,
): Promise<AnnotationRecord> {
  const { volumeId, structure, origin } = input;
  return inTransaction(context, async (tx) => {
    const annotatorId = input.annotatorName ? (await ensureAnnotator(tx, input.annotatorName)).id : null;
    const twin = await findEqualAnnotation(tx, { volumeId, structure, blobHash: file.hash, annotatorId });
    if (twin) {
      const message = `This label file is already the annotation ${twin.id} of the volume.`;
      throw new SonoledgerError('DUPLICATE', message, { annotationId: twin.id });
    }
    await ensureBlob(tx, {
      hash: file.hash,
      sizeBytes: file.bytes.length,
      mediaType: 'application/x-nifti',
      fileName: file.fileName,
    });
    const annotation = await insertAnnotation(tx, {
      volumeId,
      structure,
      origin,
      tool: input.tool ?? null,
      toolVersion: input.toolVersion ?? null,
      annotatorId,
      blobHash: file.hash,
      voxelCount: facts.foregroundVoxels,
      volumeMm3: facts.foregroundVoxels * voxelVolumeMm3(facts.geometry),
      supersedesId: input.supersedesId ?? null,
    });
    await recordChange(tx, context, {
      action: 'ANNOTATION_IMPORTED',
      entity: 'Annotation',
      entityId: annotation.id,
      after: { volumeId, structure, origin, annotatorId, hash: file.hash, voxelCount: annotation.voxelCount },
    });
    return annotation;
  });
}
