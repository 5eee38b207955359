import type { VolumeFacts } from '../../../compute/tasks/inspectVolume.ts';
import type { ServiceContext } from '../../../context/types.ts';
import type { IncomingFile } from '../types.ts';

/** Decodes and checks an incoming volume or label in a compute thread. */
export function inspectIncomingVolume(context: ServiceContext, file: IncomingFile): Promise<VolumeFacts> {
  return context.app.threads.run('inspectVolume', { bytes: file.bytes, fileName: file.fileName });
}
