import type { SlicePicturePayload } from '../../../compute/tasks/renderSlicePicture.ts';
import type { ServiceContext } from '../../../context/types.ts';
import { readSourceFile } from '../../cohort/readSourceFile.ts';
import type { SliceToPicture } from '../pictures.queries.ts';

/** What every picture of a slice shows: the ultrasound, the label that the slice was measured on, and which it is. */
export async function slicePicturePayload(
  context: ServiceContext,
  { axis, index, areaMm2, slicing }: SliceToPicture,
): Promise<SlicePicturePayload> {
  const { volume, annotation, pseudoLabel, labelSource } = slicing;
  // A completed slicing names a label whose file exists.
  const labelHash = (annotation ?? pseudoLabel)?.blobHash as string;
  return {
    ultrasound: await readSourceFile(context, volume.blobHash, `"${volume.name}"`),
    reference: await readSourceFile(context, labelHash, `The reference label of "${volume.name}"`),
    prediction: null,
    axis,
    index,
    title: `${volume.patient.pseudonym} · ${volume.name} · ${axis} ${index}`,
    facts: [`Label source ${labelSource}, ${areaMm2.toFixed(1)} mm²`],
  };
}
