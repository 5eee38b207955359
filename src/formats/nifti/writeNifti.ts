import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { Image, VoxelArray } from '../../kernels/geometry/types.ts';
import { validateImage } from '../../kernels/geometry/validateImage.ts';
import { datatypeCode } from './datatypeCode.ts';
import { deterministicGzip } from './deterministicGzip.ts';
import { DATA_OFFSET, encodeNiftiHeader } from './encodeNiftiHeader.ts';

/** dim[] of NIfTI-1 is int16. */
const MAX_SIZE = 32_767;

export interface WriteNiftiOptions {
  /** Compress as .nii.gz. */
  readonly gzip: boolean;
  /** Stored in the header, latin-1, cut at 79 characters. */
  readonly description?: string;
  /** 1 is fastest, 9 smallest, default 6. */
  readonly compressionLevel?: number;
  /** 2 writes an image of depth 1 as a true 2D file, which nnU-Net needs; default 3. */
  readonly dimensions?: 2 | 3;
}

/**
 * Writes an image as single-file NIfTI-1 with sform and qform. The array type decides the datatype. The same
 * image gives the same bytes: no time, name or platform is stored.
 * @throws UNSUPPORTED_GEOMETRY, INVALID_INPUT, UNSUPPORTED_DIMENSIONS when a side exceeds 32767 voxels
 */
export function writeNifti(image: Image<VoxelArray>, options: WriteNiftiOptions): Uint8Array {
  validateImage(image);
  const { gzip, description = '', compressionLevel = 6, dimensions = 3 } = options;
  validateSize(image, dimensions);
  const { data, geometry } = image;
  const header = encodeNiftiHeader({
    geometry,
    datatypeCode: datatypeCode(data),
    bytesPerVoxel: data.BYTES_PER_ELEMENT,
    description,
    dimensions,
  });
  const bytes = new Uint8Array(DATA_OFFSET + data.byteLength);
  bytes.set(header);
  bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), DATA_OFFSET);
  return gzip ? deterministicGzip(bytes, compressionLevel) : bytes;
}

function validateSize({ geometry }: Image<VoxelArray>, dimensions: 2 | 3): void {
  if (geometry.size.some((n) => n > MAX_SIZE)) {
    throw new SonoledgerError(
      'UNSUPPORTED_DIMENSIONS',
      `NIfTI-1 holds at most ${MAX_SIZE} voxels a side, but the image has ${geometry.size.join(' x ')}.`,
    );
  }
  if (dimensions === 2 && geometry.size[2] !== 1) {
    throw new SonoledgerError(
      'INVALID_INPUT',
      `Only an image of depth 1 can be written as 2D, but this one has ${geometry.size[2]} planes.`,
    );
  }
}
