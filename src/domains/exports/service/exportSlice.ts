import type { ExportFormat } from '../../../compute/tasks/exportImage.ts';
import type { ServiceContext } from '../../../context/types.ts';
import { requireFound } from '../../../graphql/requireFound.ts';
import { readSourceFile } from '../../cohort/readSourceFile.ts';
import { requireSliceId } from '../../slices/requireSliceId.ts';
import { fileNamePart } from '../fileNamePart.ts';
import { findSliceToExport } from '../queries.ts';
import type { ExportedFile } from '../types.ts';
import { fileOf } from './exportRecord.ts';

export type SlicePart = 'image' | 'label';

/**
 * One slice, or the label that it was measured on, with its own spacing and its place in the world: 2D NIfTI, or NRRD
 * one voxel thick.
 * @throws UNKNOWN_ID
 */
export async function exportSlice(
  context: ServiceContext,
  sliceId: string,
  part: SlicePart,
  format: ExportFormat,
): Promise<ExportedFile> {
  const found = await findSliceToExport(context.app.prisma, requireSliceId(sliceId));
  const { axis, index, slicing } = requireFound(found, 'slice', sliceId);
  const { volume, annotation, pseudoLabel } = slicing;
  const names = [volume.patient.pseudonym, volume.name, axis, String(index).padStart(4, '0')];
  const stem = [...names, ...(part === 'label' ? ['label'] : [])].map(fileNamePart).join('_');
  // A completed slicing names a label whose file exists.
  const labelHash = (annotation ?? pseudoLabel)?.blobHash as string;
  const bytes = await context.app.threads.run('exportSlice', {
    ultrasound: await readSourceFile(context, volume.blobHash, `"${volume.name}"`),
    ...(part === 'label' && {
      label: await readSourceFile(context, labelHash, `The label of "${volume.name}"`),
    }),
    ...{ axis, index, format, description: stem },
  });
  return { ...fileOf(stem, format), bytes };
}
