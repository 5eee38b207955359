import { buffer } from 'node:stream/consumers';
import { createGzip } from 'node:zlib';
import type { Image, VoxelArray } from '../../kernels/geometry/types.ts';
import { validateImage } from '../../kernels/geometry/validateImage.ts';
import { datatypeCode } from './datatypeCode.ts';
import { encodeNifti2Header } from './encodeNifti2Header.ts';
import { neutralGzipHeader } from './neutralGzipHeader.ts';

/**
 * Writes an image as the server keeps what came in another format: gzip NIfTI-2, whose geometry is in double
 * precision, with the voxel type of the image. The same image gives the same bytes. The voxels are compressed where
 * they lie, so that the memory beyond them is the size of the result.
 * @throws UNSUPPORTED_GEOMETRY, INVALID_INPUT
 */
export async function writeCanonicalNifti(image: Image<VoxelArray>): Promise<Uint8Array> {
  validateImage(image);
  const { data, geometry } = image;
  const gzip = createGzip({ level: COMPRESSION_LEVEL, chunkSize: CHUNK_BYTES });
  gzip.write(encodeNifti2Header(geometry, datatypeCode(data), data.BYTES_PER_ELEMENT));
  gzip.end(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
  return neutralGzipHeader(Uint8Array.from(await buffer(gzip)));
}

const COMPRESSION_LEVEL = 4;
const CHUNK_BYTES = 1 << 20;
