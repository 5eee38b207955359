import type { ServiceContext } from '../../../context/types.ts';
import type { IncomingVolume } from '../types.ts';
import { storeIncomingFile } from './storeIncomingFile.ts';

/** Puts the NIfTI and what is kept of the sources into the blob store. */
export async function storeIncomingVolume(context: ServiceContext, volume: IncomingVolume): Promise<void> {
  for (const file of volume.kept) await storeIncomingFile(context, file);
}
