import { type ChildProcess, fork } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '../context/logger.ts';

export type SuperviseOptions = Readonly<{
  /** The program of a worker. */
  entry: URL;
  /** Its command line. */
  args: readonly string[];
  count: number;
  log: Logger;
}>;

export type WorkerProcesses = Readonly<{
  /** Process numbers of the workers that run now. */
  pids(): number[];
  /** Lets the workers give back their jobs and end; kills those that do not. */
  stop(): Promise<void>;
}>;

const FIRST_RESTART_MS = 500;
const LONGEST_RESTART_MS = 30_000;
/** A worker that ran this long was in order; the next start is prompt again. */
const SETTLED_MS = 60_000;
const STOP_WITHIN_MS = 20_000;

/** Keeps a number of worker processes running, each started again when it dies. */
export function superviseWorkers({ entry, args, count, log }: SuperviseOptions): WorkerProcesses {
  const stopping = new AbortController();
  const children = new Set<ChildProcess>();

  const keepOne = async (): Promise<void> => {
    for (let failures = 0; !stopping.signal.aborted; failures += 1) {
      const startedMs = Date.now();
      const child = fork(entry, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
      children.add(child);
      const end = await endOf(child);
      children.delete(child);
      if (stopping.signal.aborted) return;
      if (Date.now() - startedMs > SETTLED_MS) failures = 0;
      const restartMs = Math.min(FIRST_RESTART_MS * 2 ** failures, LONGEST_RESTART_MS);
      log.error('A worker died and is started again.', { pid: child.pid, end, restartMs });
      await delay(restartMs, undefined, { signal: stopping.signal }).catch(() => {});
    }
  };

  const kept = Promise.all(Array.from({ length: count }, keepOne));
  return {
    pids: () => [...children].map(({ pid }) => pid as number),
    async stop() {
      stopping.abort();
      for (const child of children) child.kill('SIGTERM');
      const kill = setTimeout(() => {
        for (const child of children) child.kill('SIGKILL');
      }, STOP_WITHIN_MS);
      await kept;
      clearTimeout(kill);
    },
  };
}

/** How a process ended: its exit code, the signal that ended it, or why it did not start. */
function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
    child.once('error', (error) => resolve(error.message));
  });
}
