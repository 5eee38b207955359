import type { ClientSettings } from '../../config/loadClientSettings.ts';
import { readServerFile } from '../../http/serverFile.ts';
import { isLive } from '../server/isLive.ts';
import { startDetached } from '../server/startDetached.ts';
import type { Said } from './types.ts';

export interface DemoServer {
  readonly url: string;
  /** Started by this run. */
  readonly own: boolean;
}

/** The server that is named, else the one of the data folder, else a new one there on a free port. */
export async function ensureServer({ url, dataDir }: ClientSettings): Promise<Said<DemoServer>> {
  if (url !== undefined) return { result: { url, own: false }, said: `Using ${url}` };
  const running = await readServerFile(dataDir);
  if (running && (await isLive(running.url))) {
    return { result: { url: running.url, own: false }, said: `Already running at ${running.url}` };
  }
  const started = await startDetached(dataDir, ['--port', '0']);
  return {
    result: { url: started.url, own: true },
    said: `Started at ${started.url} (process ${started.pid}), data in ${dataDir}`,
  };
}
