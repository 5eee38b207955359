import { SonoledgerError } from '../errors/sonoledgerError.ts';
import type { Image, VoxelArray } from '../kernels/geometry/types.ts';
import { detectFormat } from './detectFormat.ts';
import { readNifti } from './nifti/readNifti.ts';

/** A decoded volume. `format` is what the content is, whatever the file is called. */
export interface ReadVolume {
  readonly image: Image<VoxelArray>;
  readonly format: 'NIFTI';
  /** Type of the stored voxels, for example uint8. */
  readonly voxelType: string;
}

/**
 * Reads a volume of any supported format. Told by content: a wrong extension misleads nobody.
 * @throws UNSUPPORTED_FORMAT for anything else, and what the format's reader throws
 */
export function readVolume(bytes: Uint8Array, fileName: string): ReadVolume {
  const { format } = detectFormat(bytes, fileName);
  if (format !== 'NIFTI') {
    throw new SonoledgerError(
      'UNSUPPORTED_FORMAT',
      `${fileName} is ${format}, which cannot be imported yet. Convert it to NIfTI (.nii or .nii.gz).`,
      { format },
    );
  }
  const { image, header } = readNifti(bytes, { fileName });
  return { image, format, voxelType: header.voxelType };
}
