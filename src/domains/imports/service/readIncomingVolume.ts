import type { ServiceContext } from '../../../context/types.ts';
import type { VolumeReadOptions } from '../../../formats/types.ts';
import type { FileSource } from '../../../generated/resolverTypes.ts';
import type { IncomingVolume } from '../types.ts';
import { decodeIncomingVolume } from './decodeIncomingVolume.ts';
import { readVolumeSource } from './readVolumeSource.ts';

/**
 * Reads the files of a volume or label map and decodes and checks them. Nothing is stored here, so that files which
 * turn out to be unusable leave no trace.
 */
export async function readIncomingVolume(
  context: ServiceContext,
  source: FileSource,
  options: VolumeReadOptions = {},
): Promise<IncomingVolume> {
  return decodeIncomingVolume(context, await readVolumeSource(context, source), options);
}
