import { writeNifti } from '../../formats/nifti/writeNifti.ts';
import { writeNrrd } from '../../formats/nrrd/writeNrrd.ts';
import type { Image, VoxelArray } from '../../kernels/geometry/types.ts';
import { decodeImage, type SourceFile } from './sourceImage.ts';

export type ExportFormat = 'nifti' | 'nrrd';

export interface ExportImagePayload {
  readonly file: SourceFile;
  readonly format: ExportFormat;
}

/** Writes a stored volume or label in a format that other tools open. Returns the file's bytes. */
export function exportImage({ file, format }: ExportImagePayload): Uint8Array {
  return encodeImage(decodeImage(file), format, file.fileName);
}

/** `dimensions` 2 makes NIfTI a true 2D file; NRRD keeps a slice one voxel thick, because 2D has no place in the world. */
export function encodeImage(
  image: Image<VoxelArray>,
  format: ExportFormat,
  description: string,
  dimensions: 2 | 3 = 3,
): Uint8Array {
  return format === 'nrrd'
    ? writeNrrd(image, { content: description })
    : writeNifti(image, { gzip: true, description, dimensions });
}
