import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { ERROR_CODES, type ErrorCode } from '../../errors/codes.ts';
import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { readServerFile, type ServerFile } from '../../http/serverFile.ts';
import { writeProblem } from '../writeProblem.ts';
import { entry } from './entry.ts';
import { isLive } from './isLive.ts';

const LOOK_EVERY_MS = 100;
/** The first start makes a database. */
const PATIENCE_MS = 180_000;

export interface DetachedServer extends ServerFile {
  readonly logFile: string;
}

/** Starts a server that outlives this process, its words in server.log of its data folder; waits until it answers. */
export async function startDetached(dataDir: string, flags: readonly string[]): Promise<DetachedServer> {
  const logFile = join(dataDir, 'server.log');
  const child = await launch(dataDir, logFile, flags);
  let exit: string | undefined;
  child.once('error', (error) => {
    exit = error.message;
  });
  child.once('exit', (code, signal) => {
    exit = signal ?? `exit code ${code}`;
  });
  const giveUpMs = Date.now() + PATIENCE_MS;
  while (exit === undefined && Date.now() < giveUpMs) {
    const running = await readServerFile(dataDir);
    if (running && running.pid === child.pid && (await isLive(running.url))) {
      child.unref();
      return { ...running, logFile };
    }
    await delay(LOOK_EVERY_MS);
  }
  child.kill();
  throw await failure(logFile, exit ?? 'no answer in time');
}

async function launch(dataDir: string, logFile: string, flags: readonly string[]): Promise<ChildProcess> {
  try {
    await mkdir(dataDir, { recursive: true });
    const log = await open(logFile, 'w');
    const args = [...entry('server'), '--data-dir', dataDir, ...flags];
    const child = spawn(process.execPath, args, { detached: true, stdio: ['ignore', log.fd, log.fd] });
    await log.close();
    return child;
  } catch (error) {
    throw writeProblem(dataDir, error);
  }
}

/** A server that cannot start says why as `CODE: message`. */
async function failure(logFile: string, how: string): Promise<SonoledgerError> {
  const log = await readFile(logFile, 'utf8').catch(() => '');
  const [, code, message] = /^([A-Z_]+): (.+)$/m.exec(log) ?? [];
  if (code !== undefined && Object.hasOwn(ERROR_CODES, code)) {
    return new SonoledgerError(code as ErrorCode, message);
  }
  return new SonoledgerError(
    'SERVER_UNREACHABLE',
    `The server did not start (${how}). Its words are in ${logFile}.`,
  );
}
