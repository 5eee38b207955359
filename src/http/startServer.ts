import { ensureFirstToken } from '../auth/ensureFirstToken.ts';
import type { Config } from '../config/types.ts';
import { createApp } from '../context/createApp.ts';
import { describeServer } from '../domains/server/service/describeServer.ts';
import type { ServerInfo } from '../generated/resolverTypes.ts';
import { superviseWorkers } from '../jobs/superviseWorkers.ts';
import { removeServerFile, writeServerFile } from './serverFile.ts';
import { startHttpServer } from './startHttpServer.ts';

export interface RunningServer {
  readonly url: string;
  readonly info: ServerInfo;
  /** File with the first token, when one had to be made. */
  readonly firstTokenFile: string | undefined;
  /** Finishes requests, has the workers give back their jobs, and stops an embedded database last. */
  close(): Promise<void>;
}

/** The program of a worker beside this one, in the sources as well as in the build. */
const WORKER = new URL(`../worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

/** Starts everything on one machine: database, HTTP and workers. `workerArgs` is the workers' command line. */
export async function startServer(config: Config, workerArgs: readonly string[]): Promise<RunningServer> {
  const app = await createApp(config, { role: 'server' });
  try {
    const info = await describeServer(app);
    const firstTokenFile = await ensureFirstToken(app);
    const http = await startHttpServer(app);
    const workers = superviseWorkers({
      entry: WORKER,
      args: workerArgs,
      count: config.workers,
      log: app.log,
    });
    await writeServerFile(config.dataDir, { url: http.url, pid: process.pid });
    const close = async (): Promise<void> => {
      await removeServerFile(config.dataDir);
      await http.close();
      await workers.stop();
      await app.close();
    };
    return { url: http.url, info, firstTokenFile, close };
  } catch (error) {
    await app.close();
    throw error;
  }
}
