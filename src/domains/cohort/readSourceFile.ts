import type { SourceFile } from '../../compute/tasks/sourceImage.ts';
import type { ServiceContext } from '../../context/types.ts';

/** Reads a stored file for a thread task. `name` is only for messages. */
export async function readSourceFile(
  context: ServiceContext,
  blobHash: string,
  name: string,
): Promise<SourceFile> {
  return { bytes: await context.app.blobs.read(blobHash), fileName: name };
}
