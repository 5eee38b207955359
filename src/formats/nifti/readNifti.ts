import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { Image, VoxelArray } from '../../kernels/geometry/types.ts';
import { refuseNonFinite } from '../refuseNonFinite.ts';
import { readNiftiHeader } from './readNiftiHeader.ts';
import { readNiftiVoxels } from './readNiftiVoxels.ts';
import type { NiftiHeader } from './types.ts';

export interface ReadNiftiOptions {
  /** Used in messages only; the content decides what the file is. */
  readonly fileName: string;
  /** The most bytes the uncompressed file may have, default 2 GiB. */
  readonly maxBytes?: number;
}

/**
 * Reads one 3D volume from a single-file NIfTI-1 or NIfTI-2 image, plain or gzip, in either byte order. World space
 * becomes LPS mm. The array type is the stored one; a file with a scaling gives float32 (float64 stays float64).
 * @throws UNSUPPORTED_FORMAT, CORRUPT_FILE, UNSUPPORTED_DIMENSIONS, UNSUPPORTED_GEOMETRY, NON_FINITE_VALUES,
 * PAYLOAD_TOO_LARGE
 */
export function readNifti(
  bytes: Uint8Array,
  { fileName, maxBytes }: ReadNiftiOptions,
): { image: Image<VoxelArray>; header: NiftiHeader } {
  const header = readNiftiHeader(bytes, { fileName });
  if (header.detached) {
    throw new SonoledgerError(
      'UNSUPPORTED_FORMAT',
      `${fileName} is the header of a NIFTI_PAIR: give the .img file with it.`,
      { format: 'NIFTI_PAIR' },
    );
  }
  const data = readNiftiVoxels(bytes, header, { fileName, maxBytes });
  refuseNonFinite(data, fileName);
  return { image: { geometry: header.geometry, data }, header };
}
