import { sliceImage } from '../../kernels/slicing/sliceImage.ts';
import { decodeMaskOn } from './decodeMaskOn.ts';
import { type ExportFormat, encodeImage } from './exportImage.ts';
import type { SliceToExport } from './exportSlices.ts';
import { decodeImage, type SourceFile } from './sourceImage.ts';

export interface ExportSlicePayload extends SliceToExport {
  readonly ultrasound: SourceFile;
  /** Left out: the image is wanted. */
  readonly label?: SourceFile;
  readonly format: ExportFormat;
  readonly description: string;
}

/** One slice, of the image or of its label, as one file. */
export function exportSlice(payload: ExportSlicePayload): Uint8Array {
  const { ultrasound, label, axis, index, format, description } = payload;
  const { geometry, data } = decodeImage(ultrasound);
  const voxels = label === undefined ? data : decodeMaskOn(geometry, label).data;
  return encodeImage(sliceImage(voxels, geometry, axis, index), format, description, 2);
}
