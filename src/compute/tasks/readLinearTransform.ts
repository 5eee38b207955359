import { readTransformFile } from '../../formats/transform/readTransformFile.ts';
import type { TransformFile } from '../../formats/transform/types.ts';

export interface ReadLinearTransformPayload {
  readonly bytes: Uint8Array;
  readonly fileName: string;
}

/** Reads a linear transform where a damaged HDF5 file, on which the library may never end, holds up nothing else. */
export const readLinearTransform = ({
  bytes,
  fileName,
}: ReadLinearTransformPayload): Promise<TransformFile> => readTransformFile(bytes, { fileName });
