import type { SliceAxis } from '../../kernels/geometry/types.ts';
import { extractSlice } from '../../kernels/slicing/extractSlice.ts';
import { renderSliceOverlay } from '../../rendering/renderSliceOverlay.ts';
import { decodeMaskOn } from './decodeMaskOn.ts';
import { decodeImage, type SourceFile } from './sourceImage.ts';

export interface SlicePicturePayload {
  readonly ultrasound: SourceFile;
  readonly axis: SliceAxis;
  readonly index: number;
  readonly reference: SourceFile;
  /** Left out: the prediction is missing. Null: the picture is not about a prediction. */
  readonly prediction?: SourceFile | null;
  readonly title: string;
  readonly facts: readonly string[];
}

/** Draws one ultrasound slice with its labels outlined. Returns PNG bytes. */
export function renderSlicePicture(payload: SlicePicturePayload): Uint8Array {
  const { axis, index, title, facts, prediction } = payload;
  const { geometry, data } = decodeImage(payload.ultrasound);
  const cutLabel = (file: SourceFile): Uint8Array =>
    extractSlice(decodeMaskOn(geometry, file).data, geometry, axis, index).data;
  const slice = extractSlice(data, geometry, axis, index);
  return renderSliceOverlay({
    slice,
    spacingMm: slice.pixelSpacingMm,
    reference: cutLabel(payload.reference),
    prediction: prediction && cutLabel(prediction),
    title,
    facts,
  });
}
