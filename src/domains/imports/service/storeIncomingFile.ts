import type { ServiceContext } from '../../../context/types.ts';
import type { IncomingFile } from '../types.ts';

/** Puts the bytes into the blob store. The database row is written in the transaction that uses it. */
export async function storeIncomingFile(context: ServiceContext, file: IncomingFile): Promise<void> {
  if (!file.stored) await context.app.blobs.put(file.bytes, { expectedHash: file.hash });
}
