import { readDisplacementField } from '../../formats/nifti/readDisplacementField.ts';
import { readNifti } from '../../formats/nifti/readNifti.ts';
import type { DisplacementField } from '../../kernels/deformation/types.ts';
import type { Image, Mask, VoxelArray } from '../../kernels/geometry/types.ts';
import { maskFromLabels } from '../../kernels/masks/maskFromLabels.ts';

/** A stored volume or label file, always NIfTI, as it crosses into a thread: decoding is part of the work. */
export interface SourceFile {
  readonly bytes: Uint8Array;
  readonly fileName: string;
}

export const decodeImage = ({ bytes, fileName }: SourceFile): Image<VoxelArray> =>
  readNifti(bytes, { fileName }).image;

/** A field that the server itself has written. */
export const decodeField = ({ bytes, fileName }: SourceFile): DisplacementField =>
  readDisplacementField(bytes, { fileName, space: 'LPS' });

export const decodeMask = (file: SourceFile): Mask => maskFromLabels(decodeImage(file));
