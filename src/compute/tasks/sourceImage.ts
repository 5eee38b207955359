import { readDisplacementField } from '../../formats/nifti/readDisplacementField.ts';
import { readVolume } from '../../formats/readVolume.ts';
import type { DisplacementField } from '../../kernels/deformation/types.ts';
import type { Image, Mask, VoxelArray } from '../../kernels/geometry/types.ts';
import { maskFromLabels } from '../../kernels/masks/maskFromLabels.ts';

/** A volume or label file as it crosses into a thread: decoding is part of the work. */
export interface SourceFile {
  readonly bytes: Uint8Array;
  readonly fileName: string;
}

export const decodeImage = ({ bytes, fileName }: SourceFile): Image<VoxelArray> =>
  readVolume(bytes, fileName).image;

/** A field that the server itself has written. */
export const decodeField = ({ bytes, fileName }: SourceFile): DisplacementField =>
  readDisplacementField(bytes, { fileName, space: 'LPS' });

export const decodeMask = (file: SourceFile): Mask => maskFromLabels(decodeImage(file));
