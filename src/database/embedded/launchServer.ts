import { spawn } from 'node:child_process';
import { closeSync, fchownSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from './freePort.ts';
import { type Postmaster, postmasterFile, readPostmaster } from './readPostmaster.ts';
import { TOOL_ENVIRONMENT } from './runTool.ts';
import { serverSettings } from './serverSettings.ts';
import type { Installation } from './types.ts';

const LOG_LIMIT_BYTES = 10 * 1024 * 1024;
const POLL_MS = 20;

/**
 * Starts a server on the data folder, in a session of its own so that it outlives this process and Ctrl-C
 * does not reach it. Resolves with its process number when some server on the folder is ready (of two
 * starters, one wins) or when the new one has exited (the log says why).
 */
export async function launchServer(installation: Installation): Promise<number | undefined> {
  const { data, log } = installation.paths;
  clearMisleadingPostmasterFile(data, readPostmaster(data));
  rotate(log);
  const { pid, exited } = spawnServer(installation, await freePort());
  while (!exited.aborted && !readPostmaster(data)?.ready) await delay(POLL_MS);
  return pid;
}

// Postgres takes any live process with the recorded number for a running server and would refuse to start.
// Its shared memory still guards against a second server on the same data.
function clearMisleadingPostmasterFile(data: string, postmaster: Postmaster | undefined): void {
  if (postmaster?.state === 'OTHER_PROCESS') rmSync(postmasterFile(data), { force: true });
}

type Launched = Readonly<{ pid: number | undefined; exited: AbortSignal }>;

function spawnServer({ paths, tool, account, durable }: Installation, port: number): Launched {
  const exit = new AbortController();
  const log = openSync(paths.log, 'a', 0o600);
  if (account.uid !== undefined && account.gid !== undefined) fchownSync(log, account.uid, account.gid);
  const server = spawn(tool('postgres'), ['-D', paths.data, ...serverSettings(port, durable)], {
    ...account,
    cwd: '/',
    env: TOOL_ENVIRONMENT,
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  for (const event of ['error', 'exit']) server.once(event, () => exit.abort());
  server.unref();
  return { pid: server.pid, exited: exit.signal };
}

function rotate(log: string): void {
  const size = statSync(log, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LOG_LIMIT_BYTES) renameSync(log, `${log}.1`);
}
