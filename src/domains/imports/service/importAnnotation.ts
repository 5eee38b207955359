import type { ServiceContext } from '../../../context/types.ts';
import { inTransaction } from '../../../database/inTransaction.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { ImportAnnotationInput } from '../../../generated/resolverTypes.ts';
import type { AnnotationRecord } from '../../../graphql/records.ts';
import { requireFound } from '../../../graphql/requireFound.ts';
import { requireUuid } from '../../../graphql/requireUuid.ts';
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
  insertAnnotationSources,
} from '../queries.ts';
import { requireNotSuperseded } from '../requireNotSuperseded.ts';
import type { ImportOptions, IncomingVolume } from '../types.ts';
import { acceptedFindings } from './acceptedFindings.ts';
import { dicomReadOptions } from './dicomReadOptions.ts';
import { ensureVolumeBlobs } from './ensureVolumeBlobs.ts';
import { readIncomingVolume } from './readIncomingVolume.ts';
import { requireDrawnOn } from './requireDrawnOn.ts';
import { requireUsableLabel } from './requireUsableLabel.ts';
import { storeIncomingVolume } from './storeIncomingVolume.ts';

/**
 * Imports a label map onto its volume. GRID_MISMATCH when it lies on another grid; EMPTY_MASK when it labels
 * nothing, because "no tumour" cannot be told from "not annotated"; DUPLICATE when it is there already.
 */
export async function importAnnotation(
  context: ServiceContext,
  input: ImportAnnotationInput,
  { incoming: read, also }: ImportOptions<IncomingVolume, AnnotationRecord> = {},
): Promise<AnnotationRecord> {
  if (input.annotatorName != null) requireName(input.annotatorName, 'annotator');
  if (input.origin === 'AUTOMATIC' && !input.tool?.trim()) {
    throw new SonoledgerError('INVALID_INPUT', 'An automatic annotation needs the name of its tool.');
  }
  const [found] = await findVolumesByIds(context.app.prisma, [requireUuid(input.volumeId, 'volume')]);
  const volume = requireFound(found, 'volume', input.volumeId);
  if (input.supersedesId != null) await requireSameVolume(context, input.supersedesId, volume.id);
  const options = { dicom: dicomReadOptions(input.dicom), labelOn: volumeGeometry(volume) };
  const incoming = read ?? (await readIncomingVolume(context, input.source, options));
  await requireDrawnOn(context, volume, input, incoming);
  requireUsableLabel({ ...volume, geometry: volumeGeometry(volume) }, incoming);
  await storeIncomingVolume(context, incoming);
  return writeAnnotation(context, input, incoming, also);
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

function writeAnnotation(
  context: ServiceContext,
  input: ImportAnnotationInput,
  incoming: IncomingVolume,
  also: ImportOptions<IncomingVolume, AnnotationRecord>['also'],
): Promise<AnnotationRecord> {
  const { facts, nifti, sources } = incoming;
  const { volumeId, structure, origin } = input;
  return inTransaction(context, async (tx) => {
    const annotatorId = input.annotatorName ? (await ensureAnnotator(tx, input.annotatorName)).id : null;
    const twin = await findEqualAnnotation(tx, { volumeId, structure, blobHash: nifti.hash, annotatorId });
    if (twin) {
      const message = `This label file is already the annotation ${twin.id} of the volume.`;
      throw new SonoledgerError('DUPLICATE', message, { annotationId: twin.id });
    }
    await ensureVolumeBlobs(tx, incoming);
    const annotation = await insertAnnotation(tx, {
      volumeId,
      structure,
      origin,
      tool: input.tool ?? null,
      toolVersion: input.toolVersion ?? null,
      annotatorId,
      blobHash: nifti.hash,
      voxelCount: facts.foregroundVoxels,
      volumeMm3: facts.foregroundVoxels * voxelVolumeMm3(facts.geometry),
      supersedesId: input.supersedesId ?? null,
    });
    await insertAnnotationSources(tx, annotation.id, sources);
    await recordChange(tx, context, {
      action: 'ANNOTATION_IMPORTED',
      entity: 'Annotation',
      entityId: annotation.id,
      after: {
        ...{ volumeId, structure, origin, annotatorId, voxelCount: annotation.voxelCount },
        ...acceptedFindings(facts, input.dicom),
        ...{ format: facts.format, hash: nifti.hash, sources: sources.map(({ hash }) => hash) },
      },
    });
    await also?.(tx, annotation);
    return annotation;
  });
}
