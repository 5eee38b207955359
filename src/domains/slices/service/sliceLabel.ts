import type { ServiceContext } from '../../../context/types.ts';
import { inTransaction } from '../../../database/inTransaction.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { AnnotationOrigin, Job, LabelSource, Structure } from '../../../generated/prisma/client.ts';
import type { SliceLabelInput } from '../../../generated/resolverTypes.ts';
import type { SlicingRecord } from '../../../graphql/records.ts';
import { requireFound } from '../../../graphql/requireFound.ts';
import { requireUuid } from '../../../graphql/requireUuid.ts';
import { enqueueJob } from '../../../jobs/enqueueJob.ts';
import { recordChange } from '../../../ledger/recordChange.ts';
import * as queries from '../queries.ts';

export interface RequestedSlicing {
  readonly slicing: SlicingRecord;
  readonly job: Job;
}

type LabelToSlice = { readonly volumeId: string; readonly labelSource: LabelSource } & (
  | { readonly annotationId: string }
  | { readonly pseudoLabelId: string }
);

const SOURCE_OF_ORIGIN: Record<AnnotationOrigin, LabelSource> = {
  MANUAL: 'US_MANUAL',
  EXPERT: 'EXPERT',
  AUTOMATIC: 'MODEL',
};

/** Has the slices of a label found and stored. DUPLICATE when the label is sliced already: its areas cannot change. */
export async function sliceLabel(context: ServiceContext, input: SliceLabelInput): Promise<RequestedSlicing> {
  const { volumeId, labelSource, ...label } = await requireLabel(context, input);
  const existing = await queries.findSlicingOfLabel(context.app.prisma, label);
  if (existing) {
    throw new SonoledgerError('DUPLICATE', `This label is sliced already: slicing ${existing.id}.`, {
      slicingId: existing.id,
    });
  }
  return inTransaction(context, async (tx) => {
    const { id } = await queries.insertSlicing(tx, { volumeId, labelSource, ...label });
    const job = await enqueueJob(tx, context, 'SLICE_LABEL', { slicingId: id }, { dedupeKey: id });
    const slicing = await queries.linkSlicingJob(tx, id, job.id);
    await recordChange(tx, context, {
      action: 'SLICING_REQUESTED',
      entity: 'Slicing',
      entityId: id,
      after: { volumeId, labelSource, ...label, jobId: job.id },
    });
    return { slicing, job };
  });
}

function requireLabel(context: ServiceContext, input: SliceLabelInput): Promise<LabelToSlice> {
  if ((input.annotationId == null) === (input.pseudoLabelId == null)) {
    throw new SonoledgerError(
      'INVALID_INPUT',
      'Slice either an annotation or a pseudo label: give one of the two.',
    );
  }
  return input.annotationId != null
    ? requireAnnotation(context, input.annotationId)
    : requirePseudoLabel(context, input.pseudoLabelId as string);
}

async function requireAnnotation(context: ServiceContext, annotationId: string): Promise<LabelToSlice> {
  const id = requireUuid(annotationId, 'annotation');
  const found = await queries.findAnnotationToSlice(context.app.prisma, id);
  const { volume, origin, structure } = requireFound(found, 'annotation', id);
  requireTumour(structure);
  if (volume.modality !== 'US') {
    throw new SonoledgerError(
      'INVALID_INPUT',
      `Slices are planes of an ultrasound volume, but the annotation lies on MRI "${volume.name}". Transfer it first.`,
    );
  }
  return { volumeId: volume.id, labelSource: SOURCE_OF_ORIGIN[origin], annotationId: id };
}

async function requirePseudoLabel(context: ServiceContext, pseudoLabelId: string): Promise<LabelToSlice> {
  const id = requireUuid(pseudoLabelId, 'pseudo label');
  const found = await queries.findPseudoLabelToSlice(context.app.prisma, id);
  const { state, voxelCount, ultrasoundVolumeId, annotation } = requireFound(found, 'pseudo label', id);
  requireTumour(annotation.structure);
  if (state !== 'COMPLETED') {
    throw new SonoledgerError(
      'CONFLICT',
      `Pseudo label ${id} is ${state}: only a completed one can be sliced.`,
    );
  }
  if (voxelCount === 0) {
    throw new SonoledgerError(
      'EMPTY_MASK',
      `Pseudo label ${id} lies wholly outside the cone: it has no slices.`,
    );
  }
  return { volumeId: ultrasoundVolumeId, labelSource: 'MRI_TRANSFER', pseudoLabelId: id };
}

/** Slices carry tumour areas; those of another structure would be frozen among them. */
function requireTumour(structure: Structure): void {
  if (structure === 'TUMOUR') return;
  throw new SonoledgerError(
    'INVALID_INPUT',
    `Only tumour labels are sliced, but this one outlines ${structure}.`,
  );
}
