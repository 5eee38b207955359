import { setTimeout as delay } from 'node:timers/promises';
import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { systemErrorCode } from '../../errors/systemErrorCode.ts';
import { readServerFile, type ServerFile } from '../../http/serverFile.ts';
import { isLive } from './isLive.ts';

const LOOK_EVERY_MS = 100;
const PATIENCE_MS = 60_000;

/** Asks the server of a data folder to stop and waits for its end. SERVER_UNREACHABLE when none runs there. */
export async function stopServer(dataDir: string): Promise<ServerFile> {
  const running = await readServerFile(dataDir);
  // A process number alone proves nothing: after a crash another process may have it.
  if (running === undefined || !(await isLive(running.url))) {
    throw new SonoledgerError('SERVER_UNREACHABLE', `No server runs on the data folder ${dataDir}.`);
  }
  signal(running.pid, 'SIGTERM');
  const giveUpMs = Date.now() + PATIENCE_MS;
  while (exists(running.pid)) {
    if (Date.now() > giveUpMs) {
      throw new SonoledgerError(
        'CONFLICT',
        `The server (process ${running.pid}) still finishes its work after a minute. Look again, or end it with kill -9.`,
      );
    }
    await delay(LOOK_EVERY_MS);
  }
  return running;
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (systemErrorCode(error) === 'ESRCH') return;
    throw new SonoledgerError(
      'FORBIDDEN',
      `The server (process ${pid}) belongs to another account: stop it as that one.`,
      {},
      { cause: error },
    );
  }
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemErrorCode(error) === 'EPERM';
  }
}
