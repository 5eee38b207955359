import { isHdf5 } from '../hdf5/isHdf5.ts';
import { readItkHdf5 } from './readItkHdf5.ts';
import { readTransform } from './readTransform.ts';
import type { TransformFile } from './types.ts';

/**
 * Reads a linear transform from a file by its content: HDF5 of ITK, or one of the text formats.
 * @throws UNSUPPORTED_FORMAT, CORRUPT_FILE, INVALID_INPUT
 */
export async function readTransformFile(
  bytes: Uint8Array,
  source: { fileName: string },
): Promise<TransformFile> {
  return isHdf5(bytes) ? readItkHdf5(bytes, source) : readTransform(new TextDecoder().decode(bytes), source);
}
