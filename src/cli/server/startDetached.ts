import { type ChildProcess, spawn } from 'node:child_process';
import { type FileHandle, mkdir, open, readFile } from 'node:fs/promises';
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
  await refuseSecond(dataDir);
  const log = await openLog(dataDir, logFile);
  const { size: logStart } = await log.stat();
  const child = launch(dataDir, log, flags);
  await log.close();
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
  throw await failure(logFile, logStart, exit ?? 'no answer in time');
}

async function refuseSecond(dataDir: string): Promise<void> {
  const running = await readServerFile(dataDir);
  if (!running || !(await isLive(running.url))) return;
  throw new SonoledgerError(
    'CONFLICT',
    `A server runs on ${dataDir} already: ${running.url}, process ${running.pid}. "sonoledger stop" ends it.`,
  );
}

async function openLog(dataDir: string, logFile: string): Promise<FileHandle> {
  try {
    await mkdir(dataDir, { recursive: true });
    return await open(logFile, 'a');
  } catch (error) {
    throw writeProblem(dataDir, error);
  }
}

function launch(dataDir: string, log: FileHandle, flags: readonly string[]): ChildProcess {
  const args = [...entry('server'), '--data-dir', dataDir, ...flags];
  return spawn(process.execPath, args, { detached: true, stdio: ['ignore', log.fd, log.fd] });
}

/** A server that cannot start says why as `CODE: message`. */
async function failure(logFile: string, logStart: number, how: string): Promise<SonoledgerError> {
  const log = (await readFile(logFile)).subarray(logStart).toString();
  const [, code, message] = /^([A-Z_]+): (.+)$/m.exec(log) ?? [];
  if (code !== undefined && Object.hasOwn(ERROR_CODES, code)) {
    return new SonoledgerError(code as ErrorCode, message);
  }
  return new SonoledgerError(
    'SERVER_UNREACHABLE',
    `The server did not start (${how}). Its words are in ${logFile}.`,
  );
}
